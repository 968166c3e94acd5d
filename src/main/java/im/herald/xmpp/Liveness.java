package im.herald.xmpp;

import java.time.Duration;
import java.util.Optional;

/// Tells a living session from a dead one, without believing what Smack says about itself: a
/// half-open TCP connection and a reader that died both look connected.
final class Liveness {
  private final Duration quiet;
  private final Duration patience;

  /// @param quiet how long nothing may come before the server is asked
  /// @param patience how long it has to answer
  Liveness(Duration quiet, Duration patience) {
    this.quiet = quiet;
    this.patience = patience;
  }

  /// Waits until `session` has ended. Two pings in a row to our own server (XEP-0199 § 4.1) without
  /// an answer are an end, too.
  SessionEnd watch(Session session) throws InterruptedException {
    long heard = session.lastHeard();
    while (true) {
      Optional<SessionEnd> end = session.awaitEnd(quiet);
      if (end.isPresent()) {
        return end.get();
      }
      long before = heard;
      heard = session.lastHeard();
      if (heard == before && !session.ping(patience) && !session.ping(patience)) {
        return new SessionEnd.Silent();
      }
    }
  }
}
