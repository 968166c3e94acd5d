package im.herald.outbox;

import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;

/// What waits for rooms, so that it holds nobody else up: because Herald is not in them, or is in
/// them again and much has gathered.
///
/// For one thread at a time.
final class RoomQueues {
  private final LongSupplier nanos;
  private final Set<BareJid> entered = new HashSet<>();

  /// None of them empty.
  private final Map<BareJid, RoomQueue> queues = new HashMap<>();

  /// @param nanos never goes back
  RoomQueues(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Takes `row` if it is for a room where Herald is not, or where something waits already.
  boolean takes(OutgoingRow row) {
    Optional<BareJid> room = row.message().to().inRoom();
    if (room.isEmpty() || (entered.contains(room.get()) && !queues.containsKey(room.get()))) {
      return false;
    }
    queues.computeIfAbsent(room.get(), _ -> new RoomQueue()).add(row);
    return true;
  }

  void enter(BareJid room) {
    RoomQueue queue = queues.get(room);
    if (entered.add(room) && queue != null) {
      queue.enter(nanos.getAsLong());
    }
  }

  void leave(BareJid room) {
    entered.remove(room);
  }

  /// Takes out what waits for `room`, in order.
  List<OutgoingRow> drop(BareJid room) {
    RoomQueue queue = queues.remove(room);
    return queue == null ? List.of() : List.copyOf(queue.rows().values());
  }

  /// Takes out what waits for other rooms than these.
  List<OutgoingRow> dropOthers(Collection<BareJid> rooms) {
    List<BareJid> others = queues.keySet().stream().filter(room -> !rooms.contains(room)).toList();
    List<OutgoingRow> dropped = new ArrayList<>();
    others.forEach(room -> dropped.addAll(drop(room)));
    return dropped;
  }

  /// What may go out now and has waited for longest.
  Optional<OutgoingRow> due() {
    long now = nanos.getAsLong();
    return open()
        .filter(queue -> queue.untilDue(now) <= 0)
        .map(RoomQueue::first)
        .min(Comparator.comparingLong(OutgoingRow::number));
  }

  /// How long it takes until something else may go out, if that is less than `most`.
  Duration pause(Duration most) {
    long now = nanos.getAsLong();
    return open()
        .map(queue -> Duration.ofNanos(queue.untilDue(now)))
        .filter(Duration::isPositive)
        .min(Comparator.naturalOrder())
        .filter(wait -> wait.compareTo(most) < 0)
        .orElse(most);
  }

  private Stream<RoomQueue> open() {
    return queues.entrySet().stream()
        .filter(queue -> entered.contains(queue.getKey()))
        .map(Map.Entry::getValue);
  }

  /// What was [#due] goes out, if it was here.
  void go(OutgoingRow row) {
    row.message()
        .to()
        .inRoom()
        .map(queues::get)
        .filter(queue -> queue.first().equals(row))
        .ifPresent(queue -> queue.go(nanos.getAsLong()));
    queues.values().removeIf(RoomQueue::isEmpty);
  }

  /// The first for each room.
  Stream<OutgoingRow> firsts() {
    return queues.values().stream().map(RoomQueue::first);
  }

  /// Takes out what waits here with this id.
  Optional<OutgoingRow> with(StanzaId id) {
    Optional<OutgoingRow> found =
        queues.values().stream()
            .flatMap(queue -> queue.rows().values().stream())
            .filter(row -> row.message().id().equals(id))
            .findFirst();
    found.ifPresent(row -> queues.values().removeIf(q -> q.remove(row) && q.isEmpty()));
    return found;
  }

  int size() {
    return queues.values().stream().mapToInt(queue -> queue.rows().size()).sum();
  }
}
