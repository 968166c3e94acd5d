package im.herald.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/// Single values by name: who claimed to be owner, the presence that an admin set. May be used from
/// any thread. Every method throws [StoreException] when the database fails.
public final class SmallState {
  private static final String PUT =
      "INSERT INTO state (name, value) VALUES (?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private final DataSource connections;
  private final Database database;
  private final Optional<Commits> commits;

  private SmallState(DataSource connections, Database database, Optional<Commits> commits) {
    this.connections = connections;
    this.database = database;
    this.commits = commits;
  }

  /// @param commits writes what is put here
  static SmallState of(DataSource connections, Database database, Commits commits) {
    return new SmallState(connections, database, Optional.of(commits));
  }

  /// For reading only.
  static SmallState beside(DataSource connections, Database database) {
    return new SmallState(connections, database, Optional.empty());
  }

  /// The value kept under `key`, if there is one.
  public Optional<String> get(String key) {
    try (Connection connection = connections.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT value FROM state WHERE name = ?")) {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// Keeps `value` under `key` in place of what was there. Durable when it returns.
  public void put(String key, String value) {
    change(PUT, key, value);
  }

  /// As [#put]. Does not wait.
  ///
  /// @return complete when it is durable, with a [StoreException] if it cannot be
  CompletableFuture<Integer> submit(String key, String value) {
    return writer().submit(t -> t.update(PUT, key, value));
  }

  /// Forgets what is kept under `key`, if anything is. Durable when it returns.
  public void remove(String key) {
    change("DELETE FROM state WHERE name = ?", key);
  }

  private void change(String sql, String... parameters) {
    int _ = writer().make(t -> t.update(sql, (Object[]) parameters));
  }

  private Commits writer() {
    return commits.orElseThrow(
        () -> new IllegalStateException("this is a look beside another process"));
  }
}
