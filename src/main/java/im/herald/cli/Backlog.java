package im.herald.cli;

import im.herald.inbox.Inbox;
import im.herald.store.Journal;
import im.herald.store.Journal.OpenEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that were not dealt with when Herald ended. Taken up once, at its start.
final class Backlog {
  private static final int RUNS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  private final Journal journal;
  private final Inbox inbox;
  private final InstantSource clock;

  Backlog(Journal journal, Inbox inbox, InstantSource clock) {
    this.journal = journal;
    this.inbox = inbox;
    this.clock = clock;
  }

  /// Gives all of them to the inbox, in order, after it knows what was dealt with just before; but
  /// puts aside what has begun three times and never ended: it may be what ended Herald.
  void takeUp() {
    List<OpenEntry> open = journal.open();
    if (!open.isEmpty()) {
      LOG.info("{} messages were not dealt with when Herald ended", open.size());
    }
    remember();
    open.forEach(this::takeUp);
  }

  /// The server may deliver once more what it had not been told that it came.
  private void remember() {
    Instant since = clock.instant().minus(Inbox.MEMORY);
    journal.dealtWithSince(since, Inbox.MOST_REMEMBERED).forEach(inbox::remember);
  }

  private void takeUp(OpenEntry entry) {
    if (entry.runs() >= RUNS) {
      LOG.error(
          "message {} from {} is put aside: Herald ended {} times while it was dealing with it;"
              + " herald inbox shows it",
          entry.number(),
          entry.sender(),
          entry.runs());
      journal.putAside(entry.number());
    } else {
      lane(entry)
          .ifPresentOrElse(
              lane -> inbox.takeUp(entry.number(), lane, entry.runs() > 0), () -> putAside(entry));
    }
  }

  /// Empty for a sender that is no address: a message is put aside for that, and may have been
  /// taken out again by the operator; and not all that is read once can be read again.
  private static Optional<BareJid> lane(OpenEntry entry) {
    try {
      return Optional.of(JidCreate.bareFrom(entry.sender()));
    } catch (XmppStringprepException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void putAside(OpenEntry entry) {
    LOG.error(
        "message {} is put aside: its sender {} is no address; herald inbox shows it",
        entry.number(),
        entry.sender());
    journal.putAside(entry.number());
  }
}
