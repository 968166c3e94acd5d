package im.herald.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Looks at what may be stuck, for whoever cannot wait for it. One look at a time waits until it
/// comes round, however many ask. Any thread.
final class Look<T> {
  /// For all that somebody asks for.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private @Nullable FutureTask<T> latest;

  /// Begins to look, unless the last look still waits.
  synchronized Future<T> begin(Callable<T> at) {
    if (latest != null && !latest.isDone()) {
      return latest;
    }
    FutureTask<T> fresh = new FutureTask<>(at);
    Thread.ofVirtual().name("look").start(fresh);
    latest = fresh;
    return fresh;
  }

  /// What was seen; empty if it could not be, or not within `patience`.
  static <T> Optional<T> seen(Future<T> look, Duration patience) {
    try {
      return Optional.of(look.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
