package im.herald.cli;

import im.herald.inbox.Inbox;
import im.herald.message.IncomingMessage;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.xmpp.JournaledMessages;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that were not dealt with when Herald ended. Taken up once, at its start.
final class Backlog {
  private static final int RUNS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  private final Journal journal;
  private final JournaledMessages messages;
  private final Inbox inbox;
  private final InstantSource clock;

  Backlog(Journal journal, JournaledMessages messages, Inbox inbox, InstantSource clock) {
    this.journal = journal;
    this.messages = messages;
    this.inbox = inbox;
    this.clock = clock;
  }

  /// Gives all of them to the inbox, in order, after it knows what was dealt with just before; but
  /// puts aside what has begun three times and never ended: it may be what ended Herald.
  void takeUp() {
    List<JournalEntry> open = journal.open();
    if (!open.isEmpty()) {
      LOG.info("{} messages were not dealt with when Herald ended", open.size());
    }
    remember();
    open.forEach(this::takeUp);
  }

  /// The server may deliver once more what it had not been told that it came.
  private void remember() {
    Instant since = clock.instant().minus(Inbox.MEMORY);
    journal
        .dealtWithSince(since, Inbox.MOST_REMEMBERED)
        .forEach(entry -> messages.read(entry).ifPresent(inbox::remember));
  }

  private void takeUp(JournalEntry entry) {
    Optional<IncomingMessage> message = messages.read(entry);
    if (message.isEmpty()) {
      putAside(entry, "it cannot be read");
    } else if (entry.runs() >= RUNS) {
      putAside(entry, "Herald ended %d times while it was dealing with it".formatted(entry.runs()));
    } else {
      inbox.takeUp(entry, message.get());
    }
  }

  private void putAside(JournalEntry entry, String why) {
    LOG.error(
        "message {} from {} is put aside: {}; herald inbox shows it",
        entry.number(),
        entry.sender(),
        why);
    journal.putAside(entry.number());
  }
}
