package im.herald.outbox;

import im.herald.store.OutgoingRow;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jxmpp.jid.BareJid;

/// What waits for one person or room, by number as in [Pending], and until when its first waits.
///
/// @param due in nanoseconds
record PacedQueue(BareJid to, NavigableMap<Long, OutgoingRow> rows, long due) {
  static final Comparator<PacedQueue> BY_DUE =
      Comparator.comparingLong(PacedQueue::due).thenComparing(queue -> queue.to().toString());

  static PacedQueue of(OutgoingRow row, long due) {
    PacedQueue queue = new PacedQueue(row.message().to().key(), new TreeMap<>(), due);
    queue.add(row);
    return queue;
  }

  void add(OutgoingRow row) {
    rows.put(row.number(), row);
  }

  OutgoingRow first() {
    return rows.firstEntry().getValue();
  }

  PacedQueue until(long later) {
    return new PacedQueue(to, rows, later);
  }
}
