package im.herald.xmpp;

import java.time.Duration;
import java.util.Optional;

/// Tells a living session from a dead one, without believing what Smack says about itself: a
/// half-open TCP connection and a reader that died both look connected. Life is what comes: a
/// stanza, or an acknowledgement. Where the server owes an acknowledgement, only that it hears us
/// counts: the way to it may be dead while the way from it is busy.
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
    int pings = 0;
    long asked = System.nanoTime();
    while (true) {
      boolean isOwed = session.isOwed();
      long sign = isOwed ? session.lastProof() : session.lastSign();
      if (sign - asked > 0) {
        pings = 0;
      }
      long since = pings == 0 ? sign : asked;
      long left = silence(pings, isOwed) - (System.nanoTime() - since);
      Optional<SessionEnd> end = session.awaitEnd(Duration.ofNanos(Math.clamp(left, 0, owed)));
      if (end.isPresent()) {
        return end.get();
      }
      if (left <= 0) {
        if (pings == PINGS) {
          return new SessionEnd.Silent();
        }
        session.ping();
        pings++;
        asked = System.nanoTime();
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
