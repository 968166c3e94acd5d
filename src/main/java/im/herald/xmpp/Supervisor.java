package im.herald.xmpp;

import im.herald.xmpp.LoginFailure.AccountDeleted;
import im.herald.xmpp.LoginFailure.NotAuthorized;
import im.herald.xmpp.LoginFailure.Refused;
import im.herald.xmpp.LoginFailure.TlsRefused;
import im.herald.xmpp.LoginFailure.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps Herald online. One loop: log in, serve until the session ends, wait, and again, for years.
/// Every end that nobody here asked for means "again"; Smack's opinion is not asked.
///
/// Only what cannot get better ends it: a password refused at the very first login, and an account
/// that was deleted.
public final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration CONFLICT = Duration.ofSeconds(60);

  /// A server that is starting may not know its accounts yet; one that is asked too often locks
  /// them.
  private static final int QUICK_TRIES = 5;

  private static final Duration LOCKED_OUT = Duration.ofMinutes(15);

  /// A session that lasted less does not count as success: a server that throws us out at once
  /// would be asked again at once.
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final LoginOrRegister login;
  private final SessionOwner owner;
  private final InstantSource clock;
  private final Tempo tempo;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Resourcepart configuredResource;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Object lock = new Object();

  private Resourcepart resource;
  private int attempt;
  private int refusals;
  private long offlineSince = System.nanoTime();
  private boolean everOnline;

  private volatile ConnectionState state = new ConnectionState.Offline("not started");
  private @Nullable Thread runner;
  private @Nullable End asked;

  /// @param tempo [Tempo#usual] outside of tests
  public Supervisor(
      LoginOrRegister login,
      Resourcepart resource,
      SessionOwner owner,
      InstantSource clock,
      Tempo tempo) {
    this.login = login;
    this.configuredResource = resource;
    this.resource = resource;
    this.owner = owner;
    this.clock = clock;
    this.tempo = tempo;
  }

  /// What it is at, for any thread.
  public ConnectionState state() {
    return state;
  }

  /// Stays online on the calling thread until there is a reason to stop for good. Once only.
  public End run() {
    synchronized (lock) {
      runner = Thread.currentThread();
    }
    try {
      while (true) {
        Optional<End> end = asked().or(this::nextSession);
        if (end.isPresent()) {
          return end.get();
        }
      }
    } finally {
      letGo();
      owner.close();
      state = new ConnectionState.Closed();
      finished.countDown();
    }
  }

  /// The calling thread goes on to other things: nobody interrupts it from here any more, and an
  /// interrupt that came too late to be noticed was for us.
  private void letGo() {
    synchronized (lock) {
      runner = null;
      if (asked != null) {
        Thread.interrupted();
      }
    }
  }

  /// Says goodbye to the server and ends [#run]. Returns when that is done, or after 8 s.
  public void close() throws InterruptedException {
    stop(new End.Stopped());
    if (!finished.await(8, TimeUnit.SECONDS)) {
      LOG.warn("the session did not close in time; its socket goes with the process");
    }
  }

  /// The account is gone: ends [#run]. Returns at once.
  public void accountGone() {
    stop(new End.AccountGone());
  }

  private void stop(End why) {
    synchronized (lock) {
      if (asked != null) {
        return;
      }
      asked = why;
      if (runner == null) {
        finished.countDown();
      } else {
        runner.interrupt();
      }
    }
  }

  private Optional<End> asked() {
    synchronized (lock) {
      return Optional.ofNullable(asked);
    }
  }

  private Optional<End> nextSession() {
    try {
      state = new ConnectionState.Connecting(attempt + 1);
      Session session = login.login(resource, owner);
      everOnline = true;
      refusals = 0;
      ended(serve(session));
      return Optional.empty();
    } catch (LoginFailedException e) {
      return failed(e.failure());
    } catch (InterruptedException e) {
      return Optional.of(
          asked().orElseThrow(() -> new IllegalStateException("interrupted by a stranger", e)));
    } catch (RuntimeException | Error e) {
      // Whoever ended here would leave a process that runs and is never online again.
      LOG.error("a bug ended the session", e);
      return failed(new Unavailable("a bug ended the session; the log has it"));
    }
  }

  private SessionEnd serve(Session session) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      owner.begin(session);
      state = new ConnectionState.Online(session.jid(), clock.instant());
      LOG.info("online as {}", session.jid());
      return tempo.liveness().watch(session);
    } catch (IOException e) {
      return new SessionEnd.Lost("the session ended at its beginning");
    } finally {
      owner.end();
      if (asked().isPresent()) {
        state = new ConnectionState.Closing();
        session.close();
      } else {
        session.discard();
      }
      offlineSince = System.nanoTime();
      if (since(begun).compareTo(SETTLED) > 0) {
        attempt = 0;
      }
    }
  }

  private void ended(SessionEnd end) throws InterruptedException {
    switch (end) {
      case SessionEnd.Lost(String text) -> again("the session was lost: " + text, backoff());
      case SessionEnd.Expelled(String text) ->
          again("the server ended the login: " + text, backoff());
      case SessionEnd.Silent() -> again("the server does not answer any more", backoff());
      case SessionEnd.Asked() -> again("the session was closed", backoff());
      case SessionEnd.Conflict() -> {
        resource = suffixed();
        again(
            "another client logged in with the resource %s; the next login uses %s"
                .formatted(configuredResource, resource),
            Backoff.aboutTheSame(CONFLICT, random));
      }
    }
  }

  private Optional<End> failed(LoginFailure failure) {
    try {
      switch (failure) {
        case NotAuthorized(String text) when !everOnline -> {
          return Optional.of(new End.LoginRefused(text));
        }
        case AccountDeleted(String text) -> {
          return Optional.of(everOnline ? new End.AccountGone() : new End.AccountDeleted(text));
        }
        case NotAuthorized(String text) -> {
          LOG.error("the server does not let Herald in any more: {}", text);
          again(text, ++refusals > QUICK_TRIES ? LOCKED_OUT : backoff());
        }
        case Unavailable(String text) -> again(text, backoff());
        case TlsRefused(String text) -> again(text, backoff());
        case Refused(String text) -> again(text, backoff());
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      return asked();
    }
  }

  private Duration backoff() {
    return Backoff.delay(attempt, since(offlineSince), random);
  }

  private void again(String reason, Duration usual) throws InterruptedException {
    attempt++;
    Duration delay = tempo.waits().apply(usual);
    state = new ConnectionState.Offline(reason);
    LOG.warn("offline: {}; next attempt in {} s", reason, delay.toMillis() / 1000.0);
    Thread.sleep(delay);
  }

  private Resourcepart suffixed() {
    return Resourcepart.fromOrThrowUnchecked(
        "%s-%04x".formatted(configuredResource, random.nextInt(0x10000)));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
