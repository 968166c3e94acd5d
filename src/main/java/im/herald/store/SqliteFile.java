package im.herald.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// The embedded database.
///
/// @param durable whether each commit waits for the disk. Without it a kill still loses nothing,
///   and a power cut only the last commits.
record SqliteFile(Path file, boolean durable) implements Database {
  @Override
  public HikariDataSource open() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(
        "jdbc:sqlite:%s?journal_mode=WAL&synchronous=%s&foreign_keys=true&busy_timeout=10000"
            .formatted(file, durable ? "FULL" : "NORMAL"));
    // With more, one gets SQLITE_BUSY when it starts to write after another one has written.
    config.setMaximumPoolSize(1);
    config.setMaxLifetime(0);
    config.setExceptionOverrideClassName(RolledBack.class.getName());
    return opened(config);
  }

  /// @throws StoreException if the file is not as SQLite left it
  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      rows.next();
      String verdict = rows.getString(1);
      if (!"ok".equals(verdict)) {
        throw StoreException.damaged(file, new SQLException(verdict));
      }
    }
  }

  @Override
  public Optional<Long> number(Transaction transaction) {
    return Optional.empty();
  }

  @Override
  public Optional<Boolean> wasCommitted(long number, Transaction another) {
    return Optional.of(false);
  }

  @Override
  public StoreException failure(SQLException e) {
    return StoreException.of(file, e);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
