package im.herald.chaos;

import static org.awaitility.Awaitility.await;

import im.herald.proxy.Direction;
import im.herald.proxy.Effect;
import im.herald.proxy.Proxy;
import java.time.Duration;
import java.util.Random;

/// Resets one daemon's connection after octets counted by a seed, in either direction.
final class Resets {
  private static final int MOST_OCTETS = 6_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Daemon daemon;
  private final Proxy proxy;
  private final Longest longest;
  private final Random random;

  Resets(Daemon daemon, Proxy proxy, Longest longest, long seed) {
    this.daemon = daemon;
    this.proxy = proxy;
    this.longest = longest;
    this.random = new Random(seed);
  }

  /// Every third one comes while Herald is on its way back from the one before, in the middle of
  /// TLS, login or resumption, or soon after.
  void suffer(int times) {
    for (int i = 1; i <= times; i++) {
      int before = proxy.cuts();
      proxy.set(
          random.nextBoolean() ? Direction.TO_SERVER : Direction.TO_CLIENT,
          new Effect.CutAfter(random.nextInt(1, MOST_OCTETS)));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> proxy.cuts() > before);
      long cut = System.nanoTime();
      if (i % 3 != 0 || i == times) {
        longest.detected(daemon.notices(cut));
        longest.recovered(daemon.isBack(cut));
        daemon.answers(1);
      }
    }
  }
}
