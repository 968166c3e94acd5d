package im.herald.inbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// How long something took, each time it was done: how often up to each of some bounds. Any thread.
public final class Durations {
  /// The upper bounds, in order; what took longer than the last has a place of its own behind them.
  public static final List<Duration> BOUNDS =
      Stream.of(1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toList();

  private static final long[] NANOS = BOUNDS.stream().mapToLong(Duration::toNanos).toArray();

  private final List<LongAdder> counts =
      Stream.generate(LongAdder::new).limit(NANOS.length + 1).toList();
  private final LongAdder total = new LongAdder();

  void add(long nanos) {
    int place = 0;
    while (place < NANOS.length && nanos > NANOS[place]) {
      place++;
    }
    counts.get(place).increment();
    total.add(nanos);
  }

  /// How often it took so long: one more than there are [#BOUNDS], each without those before.
  public List<Long> counts() {
    return counts.stream().map(LongAdder::sum).toList();
  }

  /// All of them together.
  public Duration total() {
    return Duration.ofNanos(total.sum());
  }
}
