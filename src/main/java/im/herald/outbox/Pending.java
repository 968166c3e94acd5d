package im.herald.outbox;

import im.herald.config.Rates;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;

/// What waits for a session, and what a session has and the server has not acknowledged; in order.
///
/// For one thread at a time.
final class Pending {
  /// Smack's reader and writer lock each other up at about 1 270 stanzas without acknowledgement.
  private static final int WINDOW = 200;

  /// By their numbers, which is the order after a start, too: what the disk refused at first comes
  /// late, and still goes before what was said after it.
  private final NavigableMap<Long, OutgoingRow> waiting = new TreeMap<>();

  private final Map<StanzaId, OutgoingRow> underway = new LinkedHashMap<>();
  private final RoomQueues rooms;
  private final Paced paced;
  private final Suspects suspects = new Suspects();
  private final Ages ages;
  private final LongSupplier nanos;

  /// When the server took something last, or had something to take again.
  private long moved;

  /// @param nanos never goes back
  Pending(LongSupplier nanos) {
    this.nanos = nanos;
    this.rooms = new RoomQueues(nanos);
    this.paced = new Paced(nanos);
    this.ages = new Ages(nanos);
  }

  /// Takes what an earlier run has left.
  void left(List<OutgoingRow> rows, Instant now) {
    rows.forEach(row -> ages.left(row, now));
    add(rows);
  }

  void add(List<OutgoingRow> rows) {
    rows.forEach(this::add);
  }

  private void add(OutgoingRow row) {
    ages.begin(row);
    if (!rooms.takes(row) && !paced.joins(row)) {
      waiting.put(row.number(), row);
    }
  }

  /// How fast is sent from now on.
  void pace(Rates rates) {
    paced.use(rates);
  }

  /// Without what is put off: that may be much, and holds nobody up.
  int size() {
    return waiting.size() + underway.size();
  }

  /// How many wait because more at once would be too much for `to`.
  int paced(BareJid to) {
    return paced.size(to);
  }

  /// How many wait for rooms, or because more at once would be too much for whom they are for.
  int putOff() {
    return rooms.size() + paced.size();
  }

  /// How long the oldest has waited; without what is put off.
  Duration oldest() {
    return Stream.concat(waiting.values().stream().limit(1), underway.values().stream().limit(1))
        .map(ages::of)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /// For how long the server has had something to acknowledge and acknowledged nothing.
  Duration stuck() {
    return underway.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - moved);
  }

  /// Whether the server has everything but what is put off.
  boolean isDone() {
    return waiting.isEmpty() && underway.isEmpty();
  }

  /// What may be sent now. A suspect goes alone: if it ends the stream, it was it.
  Optional<OutgoingRow> first() {
    if (underway.size() >= WINDOW) {
      return Optional.empty();
    }
    return next()
        .filter(row -> underway.isEmpty() || !(isSuspect(row) || isSuspect(firstUnderway())));
  }

  private Optional<OutgoingRow> next() {
    Optional<OutgoingRow> due = paced.due();
    if (due.isPresent()) {
      return due;
    }
    Optional<OutgoingRow> next = unpaced();
    while (next.isPresent() && paced.takes(next.get())) {
      leave(next.get());
      next = unpaced();
    }
    return next;
  }

  private Optional<OutgoingRow> unpaced() {
    return rooms.due().or(() -> waiting.values().stream().findFirst());
  }

  boolean isSuspect(OutgoingRow row) {
    return suspects.contains(row);
  }

  private OutgoingRow firstUnderway() {
    return underway.values().iterator().next();
  }

  /// How long it takes until something may be sent that may not now, if nothing happens and that is
  /// less than `most`.
  Duration pause(Duration most) {
    return paced.pause(rooms.pause(most));
  }

  /// Herald stands so to `room` from now on.
  ///
  /// @return what is not to be sent any more, in order
  List<OutgoingRow> room(BareJid room, Standing standing) {
    if (standing == Standing.IN) {
      rooms.enter(room);
      return List.of();
    }
    rooms.leave(room);
    add(paced.drop(room));
    waiting.values().removeIf(rooms::takes);
    return standing == Standing.GONE ? forgotten(rooms.drop(room)) : List.of();
  }

  /// There are no other rooms than these.
  ///
  /// @return what is not to be sent any more
  List<OutgoingRow> rooms(Collection<BareJid> all) {
    return forgotten(rooms.dropOthers(all));
  }

  /// This one, which is the [#first], is sent. It is underway from now on: its acknowledgement may
  /// be faster than the call that sends it.
  void send(OutgoingRow row) {
    leave(row);
    paced.go(row);
    if (underway.isEmpty()) {
      moved = nanos.getAsLong();
    }
    underway.put(row.message().id(), row);
  }

  private void leave(OutgoingRow row) {
    if (waiting.remove(row.number()) == null) {
      rooms.go(row);
    }
  }

  /// How long it has waited.
  Duration age(OutgoingRow row) {
    return ages.of(row);
  }

  /// Takes out one that is not underway and has waited for longer than `most`, if there is one.
  Optional<OutgoingRow> olderThan(Duration most) {
    Optional<OutgoingRow> old =
        Stream.of(waiting.values().stream().limit(1), rooms.firsts(), paced.firsts())
            .flatMap(firsts -> firsts)
            .filter(row -> ages.of(row).compareTo(most) > 0)
            .findFirst();
    return old.flatMap(row -> waitingWith(row.message().id()));
  }

  /// What is underway, in order.
  List<OutgoingRow> underway() {
    return List.copyOf(underway.values());
  }

  /// Takes out what is underway with this id.
  Optional<OutgoingRow> arrived(StanzaId id) {
    moved = nanos.getAsLong();
    return forgotten(Optional.ofNullable(underway.remove(id)));
  }

  /// Takes out what waits with this id.
  Optional<OutgoingRow> waitingWith(StanzaId id) {
    Optional<OutgoingRow> found =
        waiting.values().stream().filter(row -> row.message().id().equals(id)).findFirst();
    found.map(OutgoingRow::number).ifPresent(waiting::remove);
    return forgotten(found.or(() -> rooms.with(id)).or(() -> paced.with(id)));
  }

  private Optional<OutgoingRow> forgotten(Optional<OutgoingRow> taken) {
    taken.ifPresent(this::forget);
    return taken;
  }

  private List<OutgoingRow> forgotten(List<OutgoingRow> taken) {
    taken.forEach(this::forget);
    return taken;
  }

  private void forget(OutgoingRow row) {
    suspects.forget(row.message().id());
    ages.forget(row);
  }

  /// The server has ended the stream because of something that was sent on it.
  ///
  /// @param contented whether the server had been content with it before the first suspect was sent
  /// @return the suspect that was, if one was sent, alone, and nothing else can be it
  Optional<OutgoingRow> convict(boolean contented) {
    Optional<OutgoingRow> alone =
        underway.size() == 1 ? Optional.of(firstUnderway()) : Optional.empty();
    Optional<OutgoingRow> convicted =
        alone.filter(row -> contented && isSuspect(row)).map(OutgoingRow::afterAnotherEnd);
    convicted.ifPresent(row -> underway.put(row.message().id(), row));
    suspects.expelled(underway.keySet());
    return convicted;
  }

  /// What is underway waits again.
  void takeBack() {
    add(underway());
    suspects.ended(underway.keySet());
    underway.clear();
  }

  /// This one waits again, if it was underway.
  void takeBack(OutgoingRow row) {
    Optional.ofNullable(underway.remove(row.message().id())).ifPresent(this::add);
  }
}
