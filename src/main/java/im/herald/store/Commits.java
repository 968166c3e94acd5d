package im.herald.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/// Writes changes in the order in which they were submitted. Those that come while the disk is busy
/// are written together: one wait for the disk is enough for many.
///
/// One thread of its own, `store`. What hangs on a change runs there, so it must not wait.
final class Commits implements AutoCloseable {
  private static final int MOST = 1_000;

  /// Of SQLite: locked by another process, no disk, no room on it.
  private static final Set<Integer> FOR_ALL = Set.of(5, 10, 13);

  private final Transactions transactions;
  private final Database database;
  private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();

  /// Done when all that was submitted before it is.
  private final Task<Boolean> end = new Task<>(_ -> true, new CompletableFuture<>());

  private final Repeats repeats = new Repeats(this);
  private boolean closed;
  private final Thread writer = Thread.ofPlatform().name("store").unstarted(this::writeAll);

  private Commits(DataSource connections, Database database, Change<?> first) {
    this.transactions = new Transactions(connections, database, first);
    this.database = database;
  }

  /// @param connections to `database`
  static Commits start(DataSource connections, Database database) {
    return start(connections, database, _ -> true);
  }

  /// The same.
  ///
  /// @param first begins each transaction. If it fails nothing is written
  static Commits start(DataSource connections, Database database, Change<?> first) {
    Commits commits = new Commits(connections, database, first);
    commits.writer.start();
    return commits;
  }

  /// Submits `change`. It may be made more than once, after a failure of another one, so it keeps
  /// nothing but what it returns.
  ///
  /// @return complete when it is durable; with a [StoreException] if it could not be made
  synchronized <T> CompletableFuture<T> submit(Change<T> change) {
    if (closed) {
      return CompletableFuture.failedFuture(closed());
    }
    Task<T> task = new Task<>(change, new CompletableFuture<>());
    waiting.add(task);
    return task.done;
  }

  /// As [#submit], and again until the database takes it or this is closed.
  ///
  /// @param what remains undone then
  /// @return complete when it is durable; with a [StoreException] if this was closed before
  <T> CompletableFuture<T> insist(String what, Change<T> change) {
    return repeats.make(what, change);
  }

  /// How many changes the database has refused and is to be given again.
  int refused() {
    return repeats.waiting();
  }

  /// As [#submit], and waits.
  ///
  /// @throws StoreException if it could not be made
  <T> T make(Change<T> change) {
    return result(submit(change));
  }

  /// Waits until `change` is durable.
  ///
  /// @throws StoreException if it could not be made
  static <T> T result(CompletableFuture<T> change) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return change.get();
        } catch (InterruptedException e) {
          // What was submitted is written, whoever waits for it or not.
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof StoreException reason
              ? reason
              : new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void writeAll() {
    List<Task<?>> tasks = new ArrayList<>();
    boolean more = true;
    while (more) {
      try {
        tasks.add(waiting.take());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts it", e);
      }
      waiting.drainTo(tasks, MOST);
      more = !tasks.remove(end);
      write(tasks);
      tasks.clear();
    }
    end.done.complete(true);
  }

  /// All in one transaction. If one fails each gets its own, so that only that one suffers.
  private void write(List<Task<?>> tasks) {
    Optional<Throwable> failure = failure(tasks);
    if (failure.isEmpty()) {
      return;
    }
    if (tasks.size() == 1 || !isOfOneStatement(failure.get())) {
      fail(tasks, failure.get());
      return;
    }
    for (int i = 0; i < tasks.size(); i++) {
      List<Task<?>> one = tasks.subList(i, i + 1);
      failure = failure(one);
      if (failure.isPresent()) {
        boolean forAll = !isOfOneStatement(failure.get());
        fail(forAll ? tasks.subList(i, tasks.size()) : one, failure.get());
        if (forAll) {
          return;
        }
      }
    }
  }

  /// Why `tasks` could not be written; nothing if they are.
  private Optional<Throwable> failure(List<Task<?>> tasks) {
    List<Runnable> results = new ArrayList<>(tasks.size());
    try {
      transactions.make(
          transaction -> {
            for (Task<?> task : tasks) {
              results.add(task.made(transaction));
            }
          });
    } catch (SQLException | RuntimeException | Error e) {
      return Optional.of(e);
    }
    results.forEach(Runnable::run);
    return Optional.empty();
  }

  private void fail(List<Task<?>> tasks, Throwable why) {
    tasks.forEach(task -> task.done.completeExceptionally(reason(why)));
  }

  /// A database that is locked or gone would let each task wait as long again, and a full one would
  /// refuse each.
  private static boolean isOfOneStatement(Throwable e) {
    return !(e instanceof SQLTransientException
        || e instanceof StoreClosed
        || (e instanceof SQLException sql && FOR_ALL.contains(sql.getErrorCode() & 0xff)));
  }

  private RuntimeException reason(Throwable e) {
    return switch (e) {
      case SQLException sql -> database.failure(sql);
      case RuntimeException bug -> bug;
      default -> new IllegalStateException(e);
    };
  }

  /// Writes what was submitted, and ends.
  @Override
  public void close() {
    beginToEnd();
    result(end.done);
  }

  /// As [#close], but not for longer than `patience`: what is not written by then fails.
  void close(Duration patience) {
    beginToEnd();
    try {
      end.done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      List<Task<?>> left = new ArrayList<>();
      waiting.drainTo(left);
      if (left.remove(end)) {
        waiting.add(end);
      }
      fail(left, closed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beginToEnd() {
    repeats.end();
    synchronized (this) {
      if (!closed) {
        closed = true;
        waiting.add(end);
      }
    }
  }

  private static StoreClosed closed() {
    return new StoreClosed("the store is closed");
  }

  /// Something that is written whole or not at all.
  @FunctionalInterface
  interface Change<T> {
    T make(Transaction transaction) throws SQLException;
  }

  private record Task<T>(Change<T> change, CompletableFuture<T> done) {
    /// @return what is to be done when it is durable
    Runnable made(Transaction transaction) throws SQLException {
      T result = change.make(transaction);
      return () -> done.complete(result);
    }
  }
}
