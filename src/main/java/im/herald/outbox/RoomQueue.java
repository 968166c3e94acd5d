package im.herald.outbox;

import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What waits for one room, in order. Once Herald is in the room a few go out at once, and then one
/// a second: many rooms put out who says more, and nobody reads a week's messages in one go.
///
/// For one thread at a time.
final class RoomQueue {
  static final int AT_ONCE = 10;
  static final Duration EACH = Duration.ofSeconds(1);

  /// For how long nothing must have gone out so that [#AT_ONCE] may.
  private static final long CREDIT = (AT_ONCE - 1) * EACH.toNanos();

  private final NavigableMap<Long, OutgoingRow> rows = new TreeMap<>();

  /// When the next may go out.
  private long due;

  void add(OutgoingRow row) {
    rows.put(row.number(), row);
  }

  /// Herald has come in.
  void enter(long now) {
    due = now - CREDIT;
  }

  OutgoingRow first() {
    return rows.firstEntry().getValue();
  }

  /// In how many nanoseconds the first may go out; not positive if it may.
  long untilDue(long now) {
    return due - now;
  }

  /// The first goes out.
  void go(long now) {
    rows.pollFirstEntry();
    due = Math.max(0, due + CREDIT - now) + now - CREDIT + EACH.toNanos();
  }

  /// Takes it out, if it is here.
  boolean remove(OutgoingRow row) {
    return rows.remove(row.number(), row);
  }

  NavigableMap<Long, OutgoingRow> rows() {
    return rows;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
