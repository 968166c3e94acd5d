package im.herald.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes transactions: on another connection where one has broken, and with certainty about a
/// COMMIT that got no answer.
///
/// One thread.
final class Transactions {
  private static final int ATTEMPTS = 5;

  /// Longer than anybody keeps the lease who does not reach the database.
  private static final Duration DOUBT = Duration.ofSeconds(20);

  private static final long PAUSE = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final DataSource connections;
  private final Database database;
  private final Commits.Change<?> first;

  /// @param first begins each transaction. If it fails nothing is written
  Transactions(DataSource connections, Database database, Commits.Change<?> first) {
    this.connections = connections;
    this.database = database;
    this.first = first;
  }

  /// Makes all that `work` changes durable.
  ///
  /// @throws SQLException if nothing is; or, after a COMMIT without an answer, if nobody knows
  void make(Work work) throws SQLException {
    try (Connection connection = begun()) {
      Optional<Long> number;
      try (Transaction transaction = new Transaction(connection)) {
        work.in(transaction);
        number = database.number(transaction);
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      }
      commit(connection, number);
    }
  }

  private void commit(Connection connection, Optional<Long> number) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      undo(connection, e);
      if (number.isEmpty() || !wasCommitted(number.get(), e)) {
        throw e;
      }
      LOG.info("the answer to a COMMIT was lost, but it was made");
    }
  }

  private boolean wasCommitted(long number, SQLException why) throws SQLException {
    long began = System.nanoTime();
    while (System.nanoTime() - began < DOUBT.toNanos()) {
      try (Connection another = connections.getConnection();
          Transaction transaction = new Transaction(another)) {
        Optional<Boolean> known = database.wasCommitted(number, transaction);
        if (known.isPresent()) {
          return known.get();
        }
        Thread.sleep(PAUSE);
      } catch (SQLException e) {
        why.addSuppressed(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
    throw why;
  }

  /// One that broke since it was used last shows that at its first statement; then nothing is lost
  /// by taking another one.
  private Connection begun() throws SQLException {
    for (int attempt = 1; ; attempt++) {
      Connection connection = connections.getConnection();
      try (Transaction transaction = new Transaction(connection)) {
        connection.setAutoCommit(false);
        first.make(transaction);
        return connection;
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        connection.close();
        if (attempt == ATTEMPTS || e instanceof RuntimeException || isAway(e)) {
          throw e;
        }
      }
    }
  }

  /// The pool has waited for a connection in vain, and would again.
  private static boolean isAway(Exception e) {
    return e instanceof SQLTransientConnectionException;
  }

  /// The server forgets what a broken connection had begun.
  private static void undo(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /// What one transaction does.
  @FunctionalInterface
  interface Work {
    void in(Transaction transaction) throws SQLException;
  }
}
