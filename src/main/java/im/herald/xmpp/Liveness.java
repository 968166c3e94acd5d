package im.herald.xmpp;

import java.time.Duration;
import java.util.Optional;

/// Tells a living session from a dead one, without believing what Smack says about itself: a
/// half-open TCP connection and a reader that died both look connected. Life is what comes: a
/// stanza, or an acknowledgement.
///
/// Goes by monotonic time.
final class Liveness {
  /// Two without an answer are the end.
  private static final int PINGS = 2;

  private final Duration quiet;
  private final Duration patience;
  private final Duration look;

  /// Where the server owes the acknowledgement of a message it is asked after a twelfth of `quiet`
  /// and has half the `patience`.
  ///
  /// @param quiet how long nothing may come before the server is asked
  /// @param patience how long it has to answer
  Liveness(Duration quiet, Duration patience) {
    this.quiet = quiet;
    this.patience = patience;
    this.look = quiet.dividedBy(12);
  }

  /// Waits until `session` has ended. Two pings in a row to our own server (XEP-0199 § 4.1) without
  /// a sign of life are an end, too.
  SessionEnd watch(Session session) throws InterruptedException {
    Object heard = session.signs();
    long since = System.nanoTime();
    int pings = 0;
    while (true) {
      Optional<SessionEnd> end = session.awaitEnd(look);
      if (end.isPresent()) {
        return end.get();
      }
      Object now = session.signs();
      if (!now.equals(heard)) {
        heard = now;
        since = System.nanoTime();
        pings = 0;
      } else if (System.nanoTime() - since >= silence(pings, session.isOwed()).toNanos()) {
        if (pings == PINGS) {
          return new SessionEnd.Silent();
        }
        session.ping();
        pings++;
        since = System.nanoTime();
      }
    }
  }

  /// How long nothing may come, after so many pings.
  private Duration silence(int pings, boolean owed) {
    if (pings == 0) {
      return owed ? look : quiet;
    }
    return owed ? patience.dividedBy(2) : patience;
  }
}
