package im.herald.outbox;

import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What waits for a session, and what a session has and the server has not acknowledged; in order.
///
/// For one thread at a time.
final class Pending {
  /// Smack's reader and writer lock each other up at about 1 270 stanzas without acknowledgement.
  private static final int WINDOW = 200;

  private final Deque<OutgoingRow> waiting = new ArrayDeque<>();
  private final Map<StanzaId, OutgoingRow> underway = new LinkedHashMap<>();

  /// At the end.
  void add(List<OutgoingRow> rows) {
    waiting.addAll(rows);
  }

  int size() {
    return waiting.size() + underway.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /// Whether something may be sent.
  boolean hasNext() {
    return !waiting.isEmpty() && underway.size() < WINDOW;
  }

  /// The next to be sent. It is underway from now on: its acknowledgement may be faster than the
  /// call that sends it.
  OutgoingRow next() {
    OutgoingRow row = waiting.removeFirst();
    underway.put(row.message().id(), row);
    return row;
  }

  /// Takes out what is underway with this id.
  Optional<OutgoingRow> arrived(StanzaId id) {
    return Optional.ofNullable(underway.remove(id));
  }

  /// Takes out what waits with this id.
  Optional<OutgoingRow> waitingWith(StanzaId id) {
    Optional<OutgoingRow> found =
        waiting.stream().filter(row -> row.message().id().equals(id)).findFirst();
    found.ifPresent(waiting::remove);
    return found;
  }

  /// What is underway waits again, first and in its order.
  void takeBack() {
    List<OutgoingRow> again = new ArrayList<>(underway.values());
    underway.clear();
    again.reversed().forEach(waiting::addFirst);
  }

  /// This one waits again, first, if it was underway.
  void takeBack(OutgoingRow row) {
    arrived(row.message().id()).ifPresent(waiting::addFirst);
  }
}
