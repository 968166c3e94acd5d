package im.herald.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes changes in the order in which they were submitted. Those that come while the disk is busy
/// are written together: one wait for the disk is enough for many.
///
/// One thread of its own, `store`. What hangs on a change runs there, so it must not wait.
final class Commits implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final int MOST = 1_000;
  private static final int ATTEMPTS = 5;

  /// Of SQLite: locked by another process, no disk, no room on it.
  private static final Set<Integer> FOR_ALL = Set.of(5, 10, 13);

  private final DataSource database;
  private final Function<SQLException, StoreException> failure;
  private final Change<?> first;
  private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();

  /// Complete when all is written.
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  private final Repeats repeats = new Repeats(this);
  private boolean closed;
  private final Thread writer = Thread.ofPlatform().name("store").unstarted(this::writeAll);

  private Commits(
      DataSource database, Function<SQLException, StoreException> failure, Change<?> first) {
    this.database = database;
    this.failure = failure;
    this.first = first;
  }

  /// @param failure what an error of the database means for the operator
  static Commits start(DataSource database, Function<SQLException, StoreException> failure) {
    return start(database, failure, _ -> true);
  }

  /// The same.
  ///
  /// @param first begins each transaction. If it fails nothing is written
  static Commits start(
      DataSource database, Function<SQLException, StoreException> failure, Change<?> first) {
    Commits commits = new Commits(database, failure, first);
    commits.writer.start();
    return commits;
  }

  /// Submits `change`. It may be made more than once, after a failure of another one, so it keeps
  /// nothing but what it returns.
  ///
  /// @return complete when it is durable; with a [StoreException] if it could not be made
  synchronized <T> CompletableFuture<T> submit(Change<T> change) {
    if (closed) {
      return CompletableFuture.failedFuture(new StoreClosed("the store is closed"));
    }
    Task<T> task = new Task<>(change, new CompletableFuture<>());
    waiting.add(task);
    return task.done;
  }

  /// As [#submit], for what nobody waits for. If it cannot be made the log says so.
  ///
  /// @param what what remains undone then
  void post(String what, Change<?> change) {
    CompletableFuture<?> _ =
        submit(change)
            .exceptionally(
                e -> {
                  LOG.warn("{}: {}", what, e.getMessage());
                  return null;
                });
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
    while (!ended.isDone()) {
      try {
        tasks.add(waiting.take());
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts it", e);
      }
      waiting.drainTo(tasks, MOST);
      write(tasks);
      tasks.clear();
    }
  }

  /// All in one transaction. If one fails each gets its own, so that only that one suffers.
  private void write(List<Task<?>> tasks) {
    try {
      commit(tasks);
    } catch (SQLException | RuntimeException | Error e) {
      if (tasks.size() == 1 || !isOfOneStatement(e)) {
        tasks.forEach(task -> task.done.completeExceptionally(reason(e)));
      } else {
        tasks.forEach(task -> write(List.of(task)));
      }
    }
  }

  private void commit(List<Task<?>> tasks) throws SQLException {
    List<Runnable> results = new ArrayList<>(tasks.size());
    try (Connection connection = begun()) {
      try (Transaction transaction = new Transaction(connection)) {
        for (Task<?> task : tasks) {
          results.add(task.made(transaction));
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      }
    }
    results.forEach(Runnable::run);
  }

  /// One that broke since it was used last shows that at its first statement; then nothing is lost
  /// by taking another one.
  private Connection begun() throws SQLException {
    for (int attempt = 1; ; attempt++) {
      Connection connection = database.getConnection();
      try (Transaction transaction = new Transaction(connection)) {
        connection.setAutoCommit(false);
        first.make(transaction);
        return connection;
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        connection.close();
        if (attempt == ATTEMPTS || e instanceof RuntimeException) {
          throw e;
        }
      }
    }
  }

  /// The server forgets what a broken connection had begun.
  private static void undo(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /// A database that is locked or gone would let each task wait as long again, and a full one would
  /// refuse each.
  private static boolean isOfOneStatement(Throwable e) {
    return !(e instanceof SQLTransientException
        || (e instanceof SQLException sql && FOR_ALL.contains(sql.getErrorCode() & 0xff)));
  }

  private RuntimeException reason(Throwable e) {
    return switch (e) {
      case SQLException sql -> failure.apply(sql);
      case RuntimeException bug -> bug;
      default -> new IllegalStateException(e);
    };
  }

  /// Writes what was submitted, and ends.
  @Override
  public void close() {
    repeats.end();
    synchronized (this) {
      if (!closed) {
        closed = true;
        waiting.add(new Task<>(_ -> true, ended));
      }
    }
    result(ended.exceptionally(_ -> false));
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
