package im.herald.xmpp.route;

import java.time.Duration;

/// A moment by which something must be done, on monotonic time.
///
/// @param nanos as [System#nanoTime]
public record Deadline(long nanos) {
  /// As far away as `patience`.
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /// What is left until then; zero if it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  public boolean isOver() {
    return left().isZero();
  }

  /// What each of `parts` gets that come one after the other, but no more than `most`.
  public Duration share(int parts, Duration most) {
    return shorter(left().dividedBy(parts), most);
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
