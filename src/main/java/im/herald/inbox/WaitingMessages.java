package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.store.StoreException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds messages until their turn comes: in memory while there is room, else only by their number
/// in the journal, from where they are read back. Whoever floods Herald fills the disk's part and
/// not its memory. Any thread.
final class WaitingMessages {
  /// How many characters of text may wait in memory.
  private static final int ROOM = 4 << 20;

  /// What a message takes beside its text, in characters.
  private static final int OVERHEAD = 1 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(WaitingMessages.class);

  private final Journal journal;
  private final Function<JournalEntry, Optional<IncomingMessage>> reader;
  private final Semaphore room = new Semaphore(ROOM);

  /// @param reader of the journal's entries; what it cannot read is put aside
  WaitingMessages(Journal journal, Function<JournalEntry, Optional<IncomingMessage>> reader) {
    this.journal = journal;
    this.reader = reader;
  }

  /// Holds a message that came just now.
  Held hold(long number, IncomingMessage message) {
    int size = message.text().length() + OVERHEAD;
    return size <= ROOM && room.tryAcquire(size)
        ? new Held(() -> Optional.of(message), () -> room.release(size))
        : new Held(() -> journaled(number), () -> {});
  }

  /// The message with this number in the journal, from the disk. Empty if it is put aside because
  /// this version cannot read it.
  ///
  /// @throws StoreException if the disk does not give it now
  Optional<IncomingMessage> journaled(long number) {
    return journal.read(number).flatMap(this::read);
  }

  /// A message whose turn has come. Its place is free when this is closed.
  ///
  /// @param message to be asked when it is in the journal; may wait for the disk, and fail as
  ///   [#journaled]
  record Held(Supplier<Optional<IncomingMessage>> message, Runnable free) implements AutoCloseable {
    @Override
    public void close() {
      free.run();
    }
  }

  private Optional<IncomingMessage> read(JournalEntry entry) {
    Optional<IncomingMessage> message = reader.apply(entry);
    if (message.isEmpty()) {
      LOG.error(
          "message {} from {} is put aside: it cannot be read; herald inbox shows it",
          entry.number(),
          entry.sender());
      journal.putAside(entry.number());
    }
    return message;
  }
}
