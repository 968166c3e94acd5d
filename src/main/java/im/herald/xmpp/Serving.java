package im.herald.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves one session until it is over: tells its owner, watches that it lives, and resumes it
/// where it broke (XEP-0198 § 5).
///
/// Not for several threads at once.
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  /// Servers forget a session that broke after five to ten minutes.
  private static final Duration RESUMABLE = Duration.ofMinutes(5);

  private final SessionOwner owner;
  private final InstantSource clock;
  private final Liveness liveness;
  private final Retries retries;
  private final Progress progress;

  Serving(
      SessionOwner owner,
      InstantSource clock,
      Liveness liveness,
      Retries retries,
      Progress progress) {
    this.owner = owner;
    this.clock = clock;
    this.liveness = liveness;
    this.retries = retries;
    this.progress = progress;
  }

  /// Serves `session`, which has just begun. The caller discards it then.
  SessionEnd serve(Session session) throws InterruptedException {
    try {
      owner.begin(session);
    } catch (IOException e) {
      return new SessionEnd.Lost("it ended at its beginning");
    }
    LOG.info("online as {}", session.jid());
    Instant began = clock.instant();
    progress.is(new ConnectionState.Online(session.jid(), began, false));
    SessionEnd end = liveness.watch(session);
    while (mayGoOn(end)) {
      Optional<SessionEnd> over = resume(session, end);
      if (over.isPresent()) {
        return over.get();
      }
      LOG.info("online as {}, where it broke", session.jid());
      progress.is(new ConnectionState.Online(session.jid(), began, true));
      long heard = session.lastHeard();
      end = liveness.watch(session);
      if (session.lastHeard() == heard) {
        // What the server sends again first may be what broke it.
        return end;
      }
    }
    return end;
  }

  /// Whether the server may think that the session goes on.
  private static boolean mayGoOn(SessionEnd end) {
    return switch (end) {
      case SessionEnd.Broken(_), SessionEnd.Silent() -> true;
      case SessionEnd.Lost(_),
          SessionEnd.Forgotten(_),
          SessionEnd.Expelled(_),
          SessionEnd.Conflict(),
          SessionEnd.Asked() ->
          false;
    };
  }

  /// Tries until it goes on or is over.
  ///
  /// @return empty if it goes on
  private Optional<SessionEnd> resume(Session session, SessionEnd end) throws InterruptedException {
    owner.interrupted();
    retries.offline();
    if (!session.suspend()) {
      return Optional.of(end);
    }
    long broke = System.nanoTime();
    try {
      for (int tries = 0; System.nanoTime() - broke < RESUMABLE.toNanos(); tries++) {
        progress.pause(end.words(), retries.beforeResuming(tries));
        progress.is(new ConnectionState.Connecting(tries + 1));
        if (session.resume()) {
          retries.online();
          owner.resumed();
          return Optional.empty();
        }
      }
      return Optional.of(end);
    } catch (LoginFailedException e) {
      return Optional.of(new SessionEnd.Forgotten(e.failure().text()));
    }
  }
}
