package im.herald.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import im.herald.config.Secret;
import im.herald.config.SharedDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/// A database on a PostgreSQL, which several Heralds may share.
///
/// @param durable whether each commit waits for the server's disk
/// @param connections how many at most
/// @param patience with the server, for each of: a connection to it, an answer
record PostgresDatabase(SharedDatabase place, boolean durable, int connections, Duration patience)
    implements Database {
  /// Quartz has eight threads that ask for one, and it must not wait for the rest of Herald.
  private static final int CONNECTIONS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A transaction keeps the lease from being prolonged while it lasts, and from being taken by
  /// another instance while this process is frozen in it.
  private static final String TIMEOUTS =
      "SET statement_timeout TO '5s'; SET idle_in_transaction_session_timeout TO '5s'";

  /// Any number will do that nobody else takes.
  private static final long SCHEMA_LOCK = 0x486572616c64L;

  static PostgresDatabase of(SharedDatabase place, boolean durable) {
    return new PostgresDatabase(place, durable, CONNECTIONS, PATIENCE);
  }

  /// The same with one connection and less patience.
  PostgresDatabase inAHurry(Duration hurry) {
    return new PostgresDatabase(place, durable, 1, hurry);
  }

  @Override
  public HikariDataSource open() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(
        "jdbc:postgresql://%s/%s"
            .formatted(
                String.join(",", place.hosts()),
                URLEncoder.encode(place.name(), StandardCharsets.UTF_8)));
    place.user().ifPresent(config::setUsername);
    place.password().map(Secret::reveal).ifPresent(config::setPassword);
    place.options().forEach(config::addDataSourceProperty);
    config.addDataSourceProperty("ApplicationName", "herald");
    config.addDataSourceProperty("connectTimeout", patience.toSeconds());
    config.addDataSourceProperty("loginTimeout", patience.toSeconds());
    config.addDataSourceProperty("socketTimeout", patience.toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis() / 2);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionInitSql(TIMEOUTS + (durable ? "" : "; SET synchronous_commit TO off"));
    return opened(config);
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Making tables may take as long as it takes.
      statement.execute("SET LOCAL statement_timeout TO 0");
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(SCHEMA_LOCK));
    }
  }

  @Override
  public Optional<Long> number(Transaction transaction) throws SQLException {
    return transaction.query("SELECT txid_current()", rows -> rows.getLong(1)).stream().findFirst();
  }

  /// https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-TXID-SNAPSHOT; the status is
  /// NULL once nobody knows any more.
  @Override
  public Optional<Boolean> wasCommitted(long number, Transaction another) throws SQLException {
    String status =
        another
            .query("SELECT coalesce(txid_status(?), '')", rows -> rows.getString(1), number)
            .getFirst();
    return "in progress".equals(status)
        ? Optional.empty()
        : Optional.of("committed".equals(status));
  }

  @Override
  public StoreException failure(SQLException e) {
    return PostgresFailure.of(place, e);
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
