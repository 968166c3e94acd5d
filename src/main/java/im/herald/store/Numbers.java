package im.herald.store;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers that grow: microseconds of the clock, so that two instances with one database do not
/// meet, and never back, whatever the clock does. Any thread.
final class Numbers {
  private final AtomicLong last = new AtomicLong();

  /// The least that comes at `time`.
  static long at(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  /// No number up to this one comes again.
  void goOnFrom(long number) {
    last.accumulateAndGet(number, Math::max);
  }

  long next(Instant now) {
    return last.updateAndGet(before -> Math.max(before + 1, at(now)));
  }
}
