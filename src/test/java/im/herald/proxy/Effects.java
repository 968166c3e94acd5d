package im.herald.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What holds in one direction now, for all connections.
///
/// Threads: any.
final class Effects {
  private final List<Effect> now = new ArrayList<>();
  private Random random = new Random(0);
  private long passed;
  private int cuts;
  private long lastOctet = Long.MAX_VALUE;

  synchronized void set(Effect effect) {
    now.add(effect);
    if (effect instanceof Effect.Latency latency) {
      random = new Random(latency.seed());
    }
    if (effect instanceof Effect.CutAfter cut) {
      lastOctet = passed + cut.octets();
    }
  }

  synchronized void lift(Effect effect) {
    now.remove(effect);
    if (effect instanceof Effect.CutAfter) {
      lastOctet = Long.MAX_VALUE;
    }
    notifyAll();
  }

  /// How long what arrives now has to wait.
  synchronized Duration delay() {
    return all(Effect.Latency.class).map(this::delay).reduce(Duration.ZERO, Duration::plus);
  }

  private Duration delay(Effect.Latency latency) {
    long jitter = latency.jitter().toNanos();
    return jitter == 0
        ? latency.usual()
        : latency.usual().plusNanos(random.nextLong(-jitter, jitter + 1));
  }

  synchronized int slice() {
    return all(Effect.Slices.class).mapToInt(Effect.Slices::octets).min().orElse(Integer.MAX_VALUE);
  }

  /// How long a piece of so many octets keeps the line busy.
  synchronized Duration duration(int octets) {
    return all(Effect.Bandwidth.class)
        .map(width -> Duration.ofSeconds(octets).dividedBy(width.octetsPerSecond()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Waits until this time on [System#nanoTime], and then while nothing may go through.
  synchronized void await(long time) throws InterruptedException {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    while (all(Effect.StopForwarding.class).findAny().isPresent()) {
      wait();
    }
  }

  /// How many of these octets go through before the connection is cut, if it is. A cut that was met
  /// is gone.
  ///
  /// @param before the end of what went through this connection
  synchronized OptionalInt cut(String before, String octets) {
    long left = lastOctet - passed;
    passed += octets.length();
    if (left <= octets.length()) {
      now.removeIf(effect -> effect instanceof Effect.CutAfter);
      lastOctet = Long.MAX_VALUE;
      cuts++;
      return OptionalInt.of(Math.toIntExact(left));
    }
    Optional<Effect.CutAt> met =
        all(Effect.CutAt.class)
            .filter(cut -> cut.point().in(before, octets).isPresent())
            .findFirst();
    met.ifPresent(
        cut -> {
          now.remove(cut);
          cuts++;
        });
    return met.map(cut -> cut.point().in(before, octets)).orElse(OptionalInt.empty());
  }

  /// How many cuts were met.
  synchronized int cuts() {
    return cuts;
  }

  private <E extends Effect> Stream<E> all(Class<E> kind) {
    return now.stream().filter(kind::isInstance).map(kind::cast);
  }
}
