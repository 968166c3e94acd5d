package im.herald.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// Brings the tables from whatever version they have to the one that this Herald knows. Each step
/// is one transaction, and its number is written down in it.
final class Migrations {
  /// In order; the first is version 1. What was once released here is never changed, only added to.
  static final List<String> SCRIPTS =
      List.of(
          // Quartz makes no tables itself, but its jar says which it wants.
          "/org/quartz/impl/jdbcjobstore/tables_postgres.sql",
          "/im/herald/store/V2__state.sql",
          "/im/herald/store/V3__messages.sql");

  private Migrations() {}

  /// @param file the database, for messages
  /// @throws StoreException if a newer Herald has been here
  static void run(Connection connection, Path file) throws SQLException {
    int from = version(connection);
    if (from > SCRIPTS.size()) {
      throw new StoreException(
          ("%s was written by a newer Herald (schema %d; this one knows %d); run that Herald, or"
                  + " put back a copy from before the upgrade")
              .formatted(file, from, SCRIPTS.size()));
    }
    connection.setAutoCommit(false);
    for (int version = from + 1; version <= SCRIPTS.size(); version++) {
      step(connection, version);
    }
    connection.setAutoCommit(true);
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)");
      try (ResultSet rows =
          statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static void step(Connection connection, int version) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement done =
            connection.prepareStatement("INSERT INTO schema_version (version) VALUES (?)")) {
      for (String sql : statements(text(SCRIPTS.get(version - 1)))) {
        statement.execute(sql);
      }
      done.setInt(1, version);
      done.execute();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /// Without comments, and without the script's own COMMIT: the step commits.
  private static List<String> statements(String script) {
    return Stream.of(script.replaceAll("(?m)--.*$", "").split(";"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty() && !sql.equalsIgnoreCase("COMMIT"))
        .toList();
  }

  static String text(String resource) {
    try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
