package im.herald.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Which database a store is in. It prints as messages name it.
sealed interface Database permits SqliteFile, PostgresDatabase {
  /// Opens it.
  ///
  /// @throws StoreException if that is not possible
  HikariDataSource open();

  /// Looks at it before anything else does, and keeps others from making tables until the
  /// transaction ends.
  ///
  /// @throws StoreException if it is not what a store can be in
  void prepare(Connection connection) throws SQLException;

  /// By what `transaction` is known after its end; empty where a COMMIT that fails has not been
  /// made.
  Optional<Long> number(Transaction transaction) throws SQLException;

  /// Whether the transaction with this number was committed; empty while it is not over.
  Optional<Boolean> wasCommitted(long number, Transaction another) throws SQLException;

  /// What `e` means for the operator.
  StoreException failure(SQLException e);

  /// Waits no longer than [HikariDataSource#getConnectionTimeout].
  default HikariDataSource opened(com.zaxxer.hikari.HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause
          ? failure(cause)
          : new StoreException("%s cannot be opened: %s".formatted(this, e.getMessage()), e);
    }
  }
}
