package im.herald.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the tables from whatever version they have to the one that this Herald knows. All steps
/// are one transaction, and their numbers are written down in it.
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /// In order; the first is version 1. What was once released here is never changed, only added to.
  static final List<String> SCRIPTS =
      List.of(
          // Quartz makes no tables itself, but its jar says which it wants.
          "/org/quartz/impl/jdbcjobstore/tables_postgres.sql",
          "/im/herald/store/V2__state.sql",
          "/im/herald/store/V3__messages.sql",
          "/im/herald/store/V4__lease.sql",
          "/im/herald/store/V5__journal.sql",
          "/im/herald/store/V6__archive.sql",
          "/im/herald/store/V7__ends.sql",
          "/im/herald/store/V8__readable.sql",
          "/im/herald/store/V9__rooms.sql",
          "/im/herald/store/V10__firing.sql",
          "/im/herald/store/V11__archives.sql",
          "/im/herald/store/V12__replies.sql",
          "/im/herald/store/V13__manners.sql",
          "/im/herald/store/V14__posted.sql");

  /// The oldest version whose Herald can work with the tables of the newest one, so that an upgrade
  /// can be undone. A script that only adds what has a default leaves it as it is; one that takes
  /// something away, or gives it another meaning, raises it to its own version.
  private static final int READABLE_FROM = 11;

  private Migrations() {}

  /// @param connection to be closed if this fails, which undoes what was done
  /// @throws StoreException if a newer Herald has left what this one cannot read, or the database
  ///   is somebody else's
  static void run(Connection connection, Database database) throws SQLException {
    connection.setAutoCommit(false);
    database.prepare(connection);
    int from = version(connection, database);
    for (int version = from + 1; version <= SCRIPTS.size(); version++) {
      step(connection, version);
    }
    if (from < SCRIPTS.size()) {
      noteReadable(connection);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /// @return at most that of a newer Herald whose tables this one can read
  private static int version(Connection connection, Database database) throws SQLException {
    if (!has(connection, "schema_version")) {
      begin(connection, database);
    }
    int version = number(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
    if (version > SCRIPTS.size()) {
      int from =
          number(
              connection,
              "SELECT coalesce(readable_from, version) FROM schema_version"
                  + " ORDER BY version DESC LIMIT 1");
      if (from > SCRIPTS.size()) {
        throw new StoreException(
            ("%s was written by a newer Herald (schema %d, for those who know %d; this one knows"
                    + " %d); run that Herald, or put back a copy from before the upgrade")
                .formatted(database, version, from, SCRIPTS.size()));
      }
      LOG.info("{} was written by a newer Herald, and this one can work with it", database);
    }
    return version;
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void noteReadable(Connection connection) throws SQLException {
    try (PreparedStatement note =
        connection.prepareStatement(
            "UPDATE schema_version SET readable_from = ? WHERE version = ?")) {
      note.setInt(1, READABLE_FROM);
      note.setInt(2, SCRIPTS.size());
      note.execute();
    }
  }

  private static void begin(Connection connection, Database database) throws SQLException {
    if (has(connection, "qrtz_locks")) {
      // The script of Quartz would drop them.
      throw new StoreException(
          "%s has tables of somebody else's Quartz; give Herald a database of its own"
              .formatted(database));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
    }
  }

  /// Whether there is such a table; its name in lower case.
  static boolean has(Connection connection, String table) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
      return tables.next();
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
    }
  }

  /// Without comments, and without the script's own COMMIT.
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
