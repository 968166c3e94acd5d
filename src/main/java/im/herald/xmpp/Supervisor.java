package im.herald.xmpp;

import im.herald.xmpp.LoginFailure.Unavailable;
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

  /// For what comes after the goodbye: sockets that do not want to close.
  private static final Duration AFTER_GOODBYE = Duration.ofSeconds(1);

  private final LoginOrRegister login;
  private final SessionOwner owner;
  private final Retries retries;
  private final Progress progress;
  private final Serving serving;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Object lock = new Object();

  private @Nullable Thread runner;
  private @Nullable End asked;
  private volatile Duration goodbye = Link.GOODBYE;

  /// @param tempo [Tempo#usual] outside of tests
  public Supervisor(
      LoginOrRegister login,
      Resourcepart resource,
      SessionOwner owner,
      InstantSource clock,
      Tempo tempo) {
    this.login = login;
    this.owner = owner;
    this.retries = new Retries(resource, RandomGenerator.getDefault(), System::nanoTime);
    this.progress = new Progress(tempo.waits());
    this.serving = new Serving(owner, clock, tempo.liveness(), retries, progress);
  }

  /// What it is at, for any thread.
  public ConnectionState state() {
    return progress.state();
  }

  /// How often sessions began and ended, for any thread.
  public SessionTally tally() {
    return progress.tally();
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
      progress.is(new ConnectionState.Closing());
      serving.close(goodbye);
      owner.close();
      progress.is(new ConnectionState.Closed());
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

  /// Says goodbye to the server and ends [#run]. Returns when that is done, or after `patience`.
  /// The server has all of that but a moment: one that is busy was seen to need 3 s, and shows us
  /// as there for minutes if the goodbye does not reach it.
  public void close(Duration patience) throws InterruptedException {
    goodbye = patience.minus(AFTER_GOODBYE);
    stop(new End.Stopped());
    if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
      return obey(attempt());
    } catch (InterruptedException e) {
      return Optional.of(
          asked().orElseThrow(() -> new IllegalStateException("interrupted by a stranger", e)));
    }
  }

  /// Goes on where a session broke, or logs in; and serves until the session ends.
  private Verdict attempt() throws InterruptedException {
    try {
      progress.is(new ConnectionState.Connecting(retries.attempt()));
      Optional<SessionEnd> end = serving.goOn();
      return after(
          end.isPresent()
              ? end.get()
              : serving.begin(login.login(retries.resource(), owner.hears())));
    } catch (LoginFailedException e) {
      progress.tally().failed(e.failure());
      return retries.after(e.failure());
    } catch (RuntimeException | Error e) {
      // Whoever ended here would leave a process that runs and is never online again.
      LOG.error("a bug ended the session", e);
      serving.drop();
      return retries.after(new Unavailable("a bug ended the session; the log has it"));
    }
  }

  private Verdict after(SessionEnd end) {
    progress.tally().ended(end);
    return retries.after(end);
  }

  private Optional<End> obey(Verdict verdict) throws InterruptedException {
    switch (verdict) {
      case Verdict.Never(End end) -> {
        return Optional.of(end);
      }
      case Verdict.Again(String reason, Duration delay) -> {
        progress.pause(reason, delay);
        return Optional.empty();
      }
    }
  }
}
