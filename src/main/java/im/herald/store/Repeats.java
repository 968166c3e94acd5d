package im.herald.store;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes that must not be lost while this process lives: what the database refuses is tried again
/// after a second, and after twice as long each time, up to a minute. Any thread.
final class Repeats {
  private static final long FIRST_PAUSE = 1;
  private static final long LONGEST_PAUSE = 60;
  private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);

  private final Commits commits;

  /// What was refused and waits for its next attempt.
  private final Set<Attempt<?>> waiting = ConcurrentHashMap.newKeySet();

  private volatile boolean ending;

  Repeats(Commits commits) {
    this.commits = commits;
  }

  /// Makes `change`, for as long as that takes.
  ///
  /// @param what remains undone if it never succeeds, for the log
  /// @return complete when it is durable; with a [StoreException] if the store was closed before
  <T> CompletableFuture<T> make(String what, Commits.Change<T> change) {
    Attempt<T> attempt = new Attempt<>(what, change);
    attempt.make();
    return attempt.done;
  }

  /// How many changes were refused and wait.
  int waiting() {
    return waiting.size();
  }

  /// The last attempt of all that wait.
  void end() {
    ending = true;
    waiting.forEach(Attempt::again);
  }

  private final class Attempt<T> {
    private final String what;
    private final Commits.Change<T> change;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private long pause = FIRST_PAUSE;

    Attempt(String what, Commits.Change<T> change) {
      this.what = what;
      this.change = change;
    }

    void make() {
      CompletableFuture<?> _ = commits.submit(change).whenComplete(this::made);
    }

    private void made(T result, Throwable failure) {
      if (failure == null) {
        done.complete(result);
      } else if (ending || failure instanceof StoreClosed || !(failure instanceof StoreException)) {
        LOG.warn("{}: {}", what, failure.getMessage());
        done.completeExceptionally(failure);
      } else {
        later(failure);
      }
    }

    private void later(Throwable failure) {
      if (pause == FIRST_PAUSE) {
        LOG.warn("{} for now, and that is tried again: {}", what, failure.getMessage());
      }
      waiting.add(this);
      CompletableFuture<?> _ =
          CompletableFuture.runAsync(
              this::again,
              CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS, Runnable::run));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    private void again() {
      if (waiting.remove(this)) {
        make();
      }
    }
  }
}
