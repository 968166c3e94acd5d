package im.herald.scripted;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Herald's configuration and store for a scripted server, to be started as a process of its own.
final class Installation {
  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  private Installation(Path folder) {
    this.folder = folder;
  }

  static Installation in(Path folder, ScriptedServer server) throws IOException {
    return new Installation(folder)
        .with("account { jid = \"herald@example.org\", password = secret }")
        .with("connection { host = \"127.0.0.1\", port = %d }".formatted(server.port()))
        .with("connection { security = plain-loopback, mechanisms = [PLAIN] }")
        .with("store.dir = state")
        .with("budgets { person = unlimited, domain = unlimited, total = unlimited }")
        .with("budgets.out.person = unlimited");
  }

  /// Adds a line to the configuration.
  Installation with(String line) throws IOException {
    lines.add("herald." + line);
    Files.write(configuration(), lines);
    return this;
  }

  Path configuration() {
    return folder.resolve("herald.conf");
  }

  Path store() {
    return folder.resolve("state");
  }

  /// @param options of the JVM
  BotProcess starts(Class<?> main, String... options) {
    return BotProcess.start(List.of(), List.of(options), main, configuration());
  }

  /// The same.
  ///
  /// @param through the beginning of the command, such as what shows it another time
  BotProcess starts(List<String> through) {
    return BotProcess.start(through, List.of(), Main.class, configuration());
  }

  /// Its database, while it runs or not.
  Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + store().resolve("herald.db"));
  }

  /// The one number that `query` finds in its database.
  long number(String query) throws SQLException {
    return numbers(query).getFirst();
  }

  /// Those that `query` finds there, in its order.
  List<Long> numbers(String query) throws SQLException {
    List<Long> found = new ArrayList<>();
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }
}
