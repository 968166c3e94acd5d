package im.herald.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves sessions, one after the other: tells their owner, watches that they live, and goes on
/// with one that broke (XEP-0198 § 5).
///
/// Not for several threads at once.
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  /// Servers forget a session that broke after five to ten minutes.
  private static final Duration RESUMABLE = Duration.ofMinutes(5);

  private static final Duration REASON = Duration.ofSeconds(1);

  private final SessionOwner owner;
  private final InstantSource clock;
  private final Liveness liveness;
  private final Retries retries;
  private final Progress progress;

  /// The one that is served, or that broke and may be resumed.
  private @Nullable Session session;

  private Instant began = Instant.EPOCH;
  private long broke;

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

  /// Serves `fresh`, which has just begun, until it ends. The one before is over.
  SessionEnd begin(Session fresh) throws InterruptedException {
    drop();
    session = fresh;
    began = clock.instant();
    retries.online();
    try {
      owner.begin(fresh);
    } catch (IOException e) {
      // The server says why before it closes, and what was written then failed behind that.
      SessionEnd end =
          fresh.awaitEnd(REASON).orElse(new SessionEnd.Lost("it ended at its beginning"));
      tellOfRejection(end);
      drop();
      return end;
    }
    LOG.info("online as {}", fresh.jid());
    return watch(fresh, false, fresh.lastStanza());
  }

  /// Serves the session that broke, until it ends again.
  ///
  /// @return empty if there is none, or none that can be resumed now
  Optional<SessionEnd> goOn() throws InterruptedException {
    Session old = session;
    if (old == null) {
      return Optional.empty();
    }
    // The answer to the question after a resumption comes behind what the server sends again.
    long heard = old.lastStanza();
    if (!resumes(old)) {
      return Optional.empty();
    }
    retries.online();
    owner.resumed();
    LOG.info("online as {}, where it broke", old.jid());
    return Optional.of(watch(old, true, heard));
  }

  private boolean resumes(Session old) throws InterruptedException {
    if (System.nanoTime() - broke > RESUMABLE.toNanos()) {
      drop();
      return false;
    }
    try {
      return old.resume();
    } catch (LoginFailedException e) {
      LOG.info("the session that broke is over: {}", e.failure().text());
      drop();
      return false;
    }
  }

  /// @param heard when the last stanza had come before
  private SessionEnd watch(Session served, boolean resumed, long heard)
      throws InterruptedException {
    progress.is(new ConnectionState.Online(served.jid(), began, resumed));
    SessionEnd end = liveness.watch(served);
    retries.offline();
    tellOfRejection(end);
    // What the server sends again first may be what broke it.
    boolean nothingCame = resumed && served.lastStanza() == heard;
    if (mayGoOn(end) && !nothingCame && suspended(served)) {
      broke = System.nanoTime();
    } else {
      drop();
    }
    return end;
  }

  private void tellOfRejection(SessionEnd end) {
    if (end instanceof SessionEnd.Rejected) {
      owner.expelled();
    }
  }

  private boolean suspended(Session broken) {
    owner.interrupted();
    return broken.suspend();
  }

  /// Whether the server may think that the session goes on.
  private static boolean mayGoOn(SessionEnd end) {
    return switch (end) {
      case SessionEnd.Broken(_), SessionEnd.Silent() -> true;
      case SessionEnd.Lost(_),
          SessionEnd.Rejected(_),
          SessionEnd.Expelled(_),
          SessionEnd.Unkept(_),
          SessionEnd.Conflict(),
          SessionEnd.Asked() ->
          false;
    };
  }

  /// Ends what there is without a word.
  void drop() {
    end(Session::discard);
  }

  /// Ends what there is, with a goodbye to the server, which has `patience` to answer it.
  void close(Duration patience) {
    end(session -> session.close(patience));
  }

  private void end(Consumer<Session> how) {
    Session ending = session;
    if (ending != null) {
      session = null;
      owner.end();
      how.accept(ending);
      retries.offline();
    }
  }
}
