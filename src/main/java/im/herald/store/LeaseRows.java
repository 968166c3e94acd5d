package im.herald.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.provider.sql.DatabaseProduct;
import net.javacrumbs.shedlock.provider.sql.SqlConfiguration;
import net.javacrumbs.shedlock.provider.sql.SqlStatementsSource;
import net.javacrumbs.shedlock.support.StorageAccessor;

/// Carries ShedLock's statements to PostgreSQL. They go by the server's clock, so those of the
/// machines may differ.
///
/// All throw [StoreException] when the database fails.
final class LeaseRows implements StorageAccessor {
  private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z]+)");

  private final DataSource connections;
  private final Database database;
  private final SqlStatementsSource statements;
  private final String us;

  /// @param us nobody else has this name, not even a process on this machine
  LeaseRows(DataSource connections, Database database, String us) {
    this.connections = connections;
    this.database = database;
    this.statements = SqlStatementsSource.create(new Settings(us));
    this.us = us;
  }

  @Override
  public boolean insertRecord(LockConfiguration lock) {
    return changes(statements.getInsertStatement(), lock);
  }

  @Override
  public boolean updateRecord(LockConfiguration lock) {
    return changes(statements.getUpdateStatement(), lock);
  }

  @Override
  public boolean extend(LockConfiguration lock) {
    return changes(statements.getExtendStatement(), lock);
  }

  @Override
  public void unlock(LockConfiguration lock) {
    changes(statements.getUnlockStatement(), lock);
  }

  /// Whether the lease `name` is ours, and stays so until the transaction ends.
  boolean isOurs(String name, Transaction transaction) throws SQLException {
    return !transaction
        .query(
            "SELECT name FROM lease WHERE name = ? AND locked_by = ?"
                + " AND lock_until > timezone('utc', clock_timestamp()) FOR SHARE",
            row -> row.getString(1),
            name,
            us)
        .isEmpty();
  }

  /// Who has had the lease `name` last.
  Optional<String> holder(String name) {
    try (Connection connection = connections.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT locked_by FROM lease WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// @param sql with its parameters as `:name`
  private boolean changes(String sql, LockConfiguration lock) {
    Map<String, Object> values = statements.params(lock);
    List<Object> inOrder = new ArrayList<>();
    String plain =
        PARAMETER
            .matcher(sql)
            .replaceAll(
                parameter -> {
                  inOrder.add(values.get(parameter.group(1)));
                  return Matcher.quoteReplacement("?");
                });
    try (Connection connection = connections.getConnection();
        PreparedStatement change = connection.prepareStatement(plain)) {
      for (int i = 0; i < inOrder.size(); i++) {
        change.setObject(i + 1, inOrder.get(i));
      }
      return change.executeUpdate() > 0;
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static final class Settings extends SqlConfiguration {
    Settings(String us) {
      super(
          DatabaseProduct.POSTGRES_SQL,
          false,
          "lease",
          null,
          new ColumnNames("name", "lock_until", "locked_at", "locked_by"),
          us,
          true);
    }
  }
}
