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

  private final long quiet;
  private final long patience;

  /// How long a message may be unacknowledged and nothing else come. It may be sent at any time, so
  /// this is also how often one looks.
  private final long owed;

  /// Where the server owes the acknowledgement of a message it is asked after a twelfth of `quiet`
  /// and has half the `patience`.
  ///
  /// @param quiet how long nothing may come before the server is asked
  /// @param patience how long it has to answer
  Liveness(Duration quiet, Duration patience) {
    this.quiet = quiet.toNanos();
    this.patience = patience.toNanos();
    this.owed = quiet.dividedBy(12).toNanos();
  }

  /// Waits until `session` has ended. Two pings in a row to our own server (XEP-0199 § 4.1) without
  /// a sign of life are an end, too.
  SessionEnd watch(Session session) throws InterruptedException {
    long sign = session.lastSign();
    long since = sign;
    int pings = 0;
    while (true) {
      long left = silence(pings, session.isOwed()) - (System.nanoTime() - since);
      Optional<SessionEnd> end = session.awaitEnd(Duration.ofNanos(Math.clamp(left, 0, owed)));
      if (end.isPresent()) {
        return end.get();
      }
      if (session.lastSign() != sign) {
        sign = session.lastSign();
        since = sign;
        pings = 0;
      } else if (left <= owed) {
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
  private long silence(int pings, boolean isOwed) {
    if (pings == 0) {
      return isOwed ? owed : quiet;
    }
    return isOwed ? patience / 2 : patience;
  }
}
