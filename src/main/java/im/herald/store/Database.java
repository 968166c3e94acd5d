package im.herald.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Opens the SQLite database.
final class Database {
  private Database() {}

  /// @param durable whether each commit waits for the disk. Without it a kill still loses nothing,
  ///   and a power cut only the last commits.
  static HikariDataSource open(Path file, boolean durable) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(
        "jdbc:sqlite:%s?journal_mode=WAL&synchronous=%s&foreign_keys=true&busy_timeout=10000"
            .formatted(file, durable ? "FULL" : "NORMAL"));
    // With more, one gets SQLITE_BUSY when it starts to write after another one has written.
    config.setMaximumPoolSize(1);
    config.setMaxLifetime(0);
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause
          ? StoreException.of(file, cause)
          : new StoreException("%s cannot be opened: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// @throws StoreException if the file is not as SQLite left it
  static void check(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      rows.next();
      String verdict = rows.getString(1);
      if (!"ok".equals(verdict)) {
        throw StoreException.damaged(file, new SQLException(verdict));
      }
    }
  }
}
