package im.herald.outbox;

import im.herald.access.Pace;
import im.herald.config.Rates;
import im.herald.message.Conversation;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.parts.Domainpart;

/// What waits because more at once would be too much for whom it is for, so that it holds nobody
/// else up.
///
/// For one thread at a time.
final class Paced {
  private final LongSupplier nanos;
  private Pace pace;

  /// None of them empty; the same in both.
  private final Map<BareJid, PacedQueue> queues = new HashMap<>();

  private final TreeSet<PacedQueue> byDue = new TreeSet<>(PacedQueue.BY_DUE);

  /// @param nanos never goes back
  Paced(LongSupplier nanos) {
    this.nanos = nanos;
    this.pace = new Pace(Rates.UNLIMITED, nanos);
  }

  /// Goes by other rates from now on.
  void use(Rates rates) {
    pace = new Pace(rates, nanos);
    List.copyOf(byDue).forEach(queue -> put(queue.until(nanos.getAsLong())));
  }

  /// Takes `row` if something waits for the same person or room already: it comes after that.
  boolean joins(OutgoingRow row) {
    PacedQueue queue = queues.get(row.message().to().key());
    if (queue != null) {
      queue.add(row);
    }
    return queue != null;
  }

  /// Takes `row`, which is next, if it may not be sent now.
  boolean takes(OutgoingRow row) {
    if (joins(row)) {
      return true;
    }
    Conversation to = row.message().to();
    if (pace.pause(to).isZero()) {
      return false;
    }
    put(PacedQueue.of(row, nanos.getAsLong() + pace.ownPause(to).toNanos()));
    return true;
  }

  /// What may be sent now. Of those who wait for their server, or for all, the one that has waited
  /// longest.
  Optional<OutgoingRow> due() {
    if (queues.isEmpty() || !pace.pauseOfAll().isZero()) {
      return Optional.empty();
    }
    Set<Domainpart> busy = new HashSet<>();
    Optional<PacedQueue> found = due(busy);
    while (found.isPresent()) {
      PacedQueue queue = found.get();
      Duration own = pace.ownPause(queue.first().message().to());
      if (own.isZero()) {
        return Optional.of(queue.first());
      }
      put(queue.until(nanos.getAsLong() + own.toNanos()));
      found = due(busy);
    }
    return Optional.empty();
  }

  /// @param busy servers to which nothing may be sent now, as far as is known; added to
  private Optional<PacedQueue> due(Set<Domainpart> busy) {
    long now = nanos.getAsLong();
    for (PacedQueue queue : byDue) {
      if (queue.due() > now) {
        return Optional.empty();
      }
      Domainpart server = queue.to().getDomain();
      if (!busy.contains(server)) {
        if (pace.pauseAt(server).isZero()) {
          return Optional.of(queue);
        }
        busy.add(server);
      }
    }
    return Optional.empty();
  }

  /// `row` is sent now, whether it was here or not.
  void go(OutgoingRow row) {
    pace.spend(row.message().to());
    remove(row);
  }

  /// How long it takes until something may be sent that may not now, if that is less than `most`.
  Duration pause(Duration most) {
    if (queues.isEmpty()) {
      return most;
    }
    Duration all = pace.pauseOfAll();
    return all.isZero() ? pauseOfSome(most) : shorter(all, most);
  }

  private Duration pauseOfSome(Duration most) {
    long now = nanos.getAsLong();
    Duration least = most;
    Set<Domainpart> known = new HashSet<>();
    for (PacedQueue queue : byDue) {
      if (queue.due() > now) {
        return shorter(Duration.ofNanos(queue.due() - now), least);
      }
      if (known.add(queue.to().getDomain())) {
        Duration pause = pace.pauseAt(queue.to().getDomain());
        // What may be sent already does not wait for the time.
        least = pause.isZero() ? least : shorter(pause, least);
      }
    }
    return least;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// Takes out what waits for `to`, in order.
  List<OutgoingRow> drop(BareJid to) {
    PacedQueue queue = queues.remove(to);
    if (queue == null) {
      return List.of();
    }
    byDue.remove(queue);
    return List.copyOf(queue.rows().values());
  }

  /// The first for each.
  Stream<OutgoingRow> firsts() {
    return queues.values().stream().map(PacedQueue::first);
  }

  /// Takes out what waits here with this id.
  Optional<OutgoingRow> with(StanzaId id) {
    Optional<OutgoingRow> found =
        queues.values().stream()
            .flatMap(queue -> queue.rows().values().stream())
            .filter(row -> row.message().id().equals(id))
            .findFirst();
    found.ifPresent(this::remove);
    return found;
  }

  /// How much waits for `to`.
  int size(BareJid to) {
    PacedQueue queue = queues.get(to);
    return queue == null ? 0 : queue.rows().size();
  }

  int size() {
    return queues.values().stream().mapToInt(queue -> queue.rows().size()).sum();
  }

  private void put(PacedQueue queue) {
    PacedQueue before = queues.put(queue.to(), queue);
    if (before != null) {
      byDue.remove(before);
    }
    byDue.add(queue);
  }

  private void remove(OutgoingRow row) {
    PacedQueue queue = queues.get(row.message().to().key());
    if (queue != null && queue.rows().remove(row.number(), row) && queue.rows().isEmpty()) {
      drop(queue.to());
    }
  }
}
