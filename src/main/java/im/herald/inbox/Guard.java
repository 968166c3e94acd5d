package im.herald.inbox;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Runs code that may throw, hang or loop, so that only its own caller suffers.
///
/// On platform threads: a loop on a virtual thread would keep a processor from all others for good.
/// What is not back at the deadline is interrupted and left alone. While two calls of one name are
/// still stuck past their deadline, further ones are turned away at once.
public final class Guard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final int STUCK_AT_MOST = 2;

  private final Duration deadline;
  private final Incidents incidents;
  private final Places places = new Places();
  private final Map<String, Integer> stuck = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          60,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("worker-", 1).daemon().factory());

  public Guard(Duration deadline, Incidents incidents) {
    this.deadline = deadline;
    this.incidents = incidents;
  }

  /// Runs `code` and waits for it. Whatever it does, there is an outcome: a [CommandFailure] and a
  /// bug become replies.
  ///
  /// @param name what is blamed if it hangs
  /// @throws InterruptedException if the waiting thread was interrupted; the code is, too
  public Outcome run(String name, Callable<Outcome> code) throws InterruptedException {
    if (isStuck(name)) {
      return turnedAway(name);
    }
    places.acquire(name);
    // Once more: earlier calls may have got stuck while this one waited for its place.
    if (isStuck(name)) {
      places.release(name);
      return turnedAway(name);
    }
    Call call = new Call(name, code);
    start(call);
    try {
      return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.giveUp();
      LOG.warn("{} was not done after {} and is left alone", name, deadline);
      return new Outcome.Refused(
          Wording.of("`%s` took longer than %d s and was given up.", name, deadline.toSeconds()));
    } catch (InterruptedException e) {
      // The code need not care that it is interrupted, and would keep its place.
      call.giveUp();
      throw e;
    } catch (ExecutionException e) {
      stopIfClosed();
      return failed(name, e.getCause());
    } finally {
      call.cancel(true);
    }
  }

  private boolean isStuck(String name) {
    return stuck.getOrDefault(name, 0) >= STUCK_AT_MOST;
  }

  private static Outcome turnedAway(String name) {
    return new Outcome.Refused(
        Wording.of("`%s` is stuck in earlier calls. Try again later, or tell the operator.", name));
  }

  /// A call that gets no thread never ends, so its place is given back here.
  private void start(Call call) throws InterruptedException {
    try {
      workers.execute(call);
    } catch (RuntimeException | Error e) {
      places.release(call.name);
      stopIfClosed();
      throw e;
    }
  }

  /// What fails because Herald ends is no bug, and is tried again after the next start.
  private void stopIfClosed() throws InterruptedException {
    if (workers.isShutdown()) {
      throw new InterruptedException("Herald ends");
    }
  }

  private Outcome failed(String name, @Nullable Throwable cause) {
    return switch (cause) {
      case CommandFailure failure -> new Outcome.Refused(failure.wording());
      case null -> throw new IllegalStateException("a failed call has a cause");
      default -> new Outcome.Refused(incidents.report(name, cause));
    };
  }

  /// Lets go of its threads. Those that hang die with the process.
  @Override
  public void close() {
    workers.shutdownNow();
  }

  /// One call. Its place is free again when it is given up or when it ends, whichever is first.
  private final class Call extends FutureTask<Outcome> {
    private final String name;
    private final Map<String, String> logged =
        Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    private Phase phase = Phase.RUNNING;

    Call(String name, Callable<Outcome> code) {
      super(code);
      this.name = name;
    }

    @Override
    public void run() {
      MDC.setContextMap(logged);
      try {
        super.run();
      } finally {
        MDC.clear();
        ended();
      }
    }

    synchronized void giveUp() {
      if (phase == Phase.RUNNING) {
        phase = Phase.STUCK;
        stuck.merge(name, 1, Integer::sum);
        places.release(name);
      }
    }

    private synchronized void ended() {
      switch (phase) {
        case RUNNING -> places.release(name);
        case STUCK -> stuck.computeIfPresent(name, (n, count) -> count == 1 ? null : count - 1);
        case ENDED -> {}
      }
      phase = Phase.ENDED;
    }
  }

  private enum Phase {
    RUNNING,
    STUCK,
    ENDED
  }
}
