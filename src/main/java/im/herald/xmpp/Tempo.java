package im.herald.xmpp;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// How fast a supervisor acts. Operators cannot set it: [#usual] is right for them, and tests go
/// faster.
///
/// @param waits turns how long to wait before a login into how long is waited
/// @param quiet how long nothing may come before the server is asked whether it is there
/// @param patience how long it has to answer
public record Tempo(UnaryOperator<Duration> waits, Duration quiet, Duration patience) {
  /// Waits as long as [Backoff] says; after 55 quiet seconds a ping, with 20 s to answer. With two
  /// pings a dead connection is noticed in less than 100 s.
  public static Tempo usual() {
    return new Tempo(UnaryOperator.identity(), Duration.ofSeconds(55), SmackSettings.REPLY_TIMEOUT);
  }

  Liveness liveness() {
    return new Liveness(quiet, patience);
  }
}
