package im.herald.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a change writes and reads in. Each statement is prepared once for all changes in it.
///
/// One thread.
final class Transaction implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /// Inserts, updates or deletes.
  ///
  /// @param values in the order of the question marks; null is NULL
  /// @return how many rows
  int update(String sql, @Nullable Object... values) throws SQLException {
    return filled(sql, values).executeUpdate();
  }

  /// What `sql` finds, in its order.
  <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = filled(sql, values).executeQuery()) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  private PreparedStatement filled(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }

  /// Reads the row that `rows` stands on.
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
