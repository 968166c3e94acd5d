package im.herald.outbox;

import im.herald.message.OutgoingMessage;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of messages that are not sent any more. The log says so of each. Any thread.
final class Unsent {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final OutgoingRows rows;
  private final AtomicInteger expired = new AtomicInteger();

  Unsent(OutgoingRows rows) {
    this.rows = rows;
  }

  /// The server has ended another stream because of `row`, which may have been the last.
  void endedStream(OutgoingRow row) {
    rows.endedStream(row);
    OutgoingMessage message = row.message();
    if (row.isAside()) {
      LOG.error(
          "message {} to {} has ended {} streams and is put aside; herald outbox shows it",
          message.id(),
          message.to().address(),
          row.ends());
    } else {
      LOG.warn("message {} to {} has ended a stream", message.id(), message.to().address());
    }
  }

  /// It cannot be made a stanza, or Herald has a bug there.
  void unwritable(OutgoingRow row, Throwable why) {
    rows.putAside(row);
    LOG.error(
        "message {} to {} cannot be sent and is put aside; herald outbox shows it",
        row.message().id(),
        row.message().to().address(),
        why);
  }

  /// Nobody waits for it any more.
  void expired(OutgoingRow row) {
    expired.incrementAndGet();
    rows.remove(row);
    rows.posted().dropped(row.number(), "it has waited for too long");
    LOG.warn(
        "message {} to {} has waited since {} and is not sent any more",
        row.message().id(),
        row.message().to().address(),
        row.created());
  }

  /// It waited for a room in which Herald does not want to be any more.
  void unwanted(OutgoingRow row) {
    rows.remove(row);
    rows.posted().dropped(row.number(), "Herald does not want to be in that room any more");
    LOG.warn(
        "message {} to {} is not sent: Herald does not want to be in that room any more",
        row.message().id(),
        row.message().to().address());
  }

  /// How many have expired.
  int countExpired() {
    return expired.get();
  }
}
