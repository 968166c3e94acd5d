package im.herald.xmpp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt to log in. Random, so that a thousand bots do not come
/// back to a restarted server in the same second.
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration USUAL = Duration.ofSeconds(8);
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration LONG_OUTAGE = Duration.ofMinutes(15);

  private Backoff() {}

  /// Before the first attempt up to 2 s, then doubling from 2 s to 8 s, and 60 s once the outage is
  /// older than a quarter of an hour; all but the first give or take a fifth.
  ///
  /// Of 8 s and its fifth, and a login, come no more than 12 s after the server is back.
  ///
  /// @param attempt counts from 0 since the session was lost
  /// @param outage how long ago that was
  static Duration delay(int attempt, Duration outage, RandomGenerator random) {
    if (outage.compareTo(LONG_OUTAGE) >= 0) {
      return aboutTheSame(PATIENT, random);
    }
    if (attempt == 0) {
      return Duration.ofMillis(random.nextLong(FIRST.toMillis() + 1));
    }
    int doublings = Math.min(attempt - 1, 3);
    Duration doubled = FIRST.multipliedBy(1L << doublings);
    return aboutTheSame(doubled.compareTo(USUAL) < 0 ? doubled : USUAL, random);
  }

  /// `delay` give or take a fifth.
  static Duration aboutTheSame(Duration delay, RandomGenerator random) {
    return Duration.ofMillis(Math.round(delay.toMillis() * random.nextDouble(0.8, 1.2)));
  }
}
