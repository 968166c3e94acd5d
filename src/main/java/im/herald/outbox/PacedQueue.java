package im.herald.outbox;

import im.herald.store.OutgoingRow;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jxmpp.jid.BareJid;

/// What waits for one person or room, by number as in [Pending], and until when its first waits.
///
/// @param due in nanoseconds
/// @param number of the row that was first when `due` was set
record PacedQueue(BareJid to, NavigableMap<Long, OutgoingRow> rows, long due, long number) {
  static final Comparator<PacedQueue> BY_DUE =
      Comparator.comparingLong(PacedQueue::due).thenComparingLong(PacedQueue::number);

  static PacedQueue of(OutgoingRow row, long due) {
    PacedQueue queue = new PacedQueue(row.message().to().key(), new TreeMap<>(), due, row.number());
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
    return new PacedQueue(to, rows, later, rows.firstKey());
  }
}
