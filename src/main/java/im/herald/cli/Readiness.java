package im.herald.cli;

import im.herald.config.RoomConfig;
import im.herald.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether Herald does its work. Looks at most once in some seconds, however often it is asked: it
/// writes to the disk to see whether it can.
final class Readiness {
  private static final Duration FRESH = Duration.ofSeconds(15);

  /// Meanwhile a server that is slow has acknowledged, and Herald has noticed one that is gone.
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Instance instance;
  private final InstantSource clock;
  private final Look<Boolean> write = new Look<>();
  private List<String> lacking = List.of();
  private Instant looked = Instant.MIN;

  Readiness(Instance instance, InstantSource clock) {
    this.instance = instance;
    this.clock = clock;
  }

  /// What is not as it should be, without names; empty if all is.
  synchronized List<String> lacking() {
    if (instance.isStopping()) {
      return List.of("this instance stops");
    }
    Instant now = clock.instant();
    if (now.isBefore(looked) || now.isAfter(looked.plus(FRESH))) {
      lacking = instance.pulse().map(this::look).orElse(List.of("this instance waits"));
      looked = now;
    }
    return lacking;
  }

  private List<String> look(Pulse pulse) {
    List<String> found = new ArrayList<>();
    if (!pulse.isOnline()) {
      found.add("the session is not online");
    }
    long out = roomsOut(pulse);
    if (out > 0) {
      found.add("Herald is not in %d of its rooms".formatted(out));
    }
    if (!isWritten(pulse.store())) {
      found.add("the store cannot be written");
    }
    if (!comes(pulse.outboxMoves()) || isStuck(pulse)) {
      found.add("the outbox does not move");
    }
    return found;
  }

  /// Of those in the configuration: from the others Herald may have been put out for good.
  private static long roomsOut(Pulse pulse) {
    List<RoomConfig> configured = pulse.config().rooms();
    return pulse.online().rooms().list().stream()
        .filter(room -> !room.isIn())
        .filter(room -> configured.stream().anyMatch(its -> its.jid().equals(room.jid())))
        .count();
  }

  /// Without a session nothing moves, which is said already.
  private static boolean isStuck(Pulse pulse) {
    return pulse.isOnline() && pulse.outbox().stuck().compareTo(STUCK) > 0;
  }

  /// One attempt at a time waits for a store that is stuck.
  private boolean isWritten(Store store) {
    return Look.seen(
            write.begin(
                () -> {
                  store.writes(clock.instant().toString()).get();
                  return true;
                }),
            Look.PATIENCE)
        .isPresent();
  }

  private static boolean comes(CompletableFuture<?> answer) {
    try {
      answer.get(Look.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
