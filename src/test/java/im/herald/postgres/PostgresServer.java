package im.herald.postgres;

import static org.awaitility.Awaitility.await;

import im.herald.cli.demo.CacheFolder;
import im.herald.cli.demo.Certificate;
import im.herald.cli.demo.Folders;
import im.herald.cli.demo.FreePort;
import im.herald.cli.demo.ServerUnavailableException;
import im.herald.cli.demo.ServerUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL of our own: on loopback, on a free port, in a temporary folder, as an unprivileged
/// user. From Debian's packages, unpacked by `demo/unpack-debian` and not installed.
///
/// It dies with the thread that started it, and so with this JVM.
public final class PostgresServer implements AutoCloseable {
  public static final String USER = "herald";
  public static final String PASSWORD = "s@fe";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path launcher;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();
  private Process process;

  private PostgresServer(Path launcher, Path folder)
      throws IOException, InterruptedException, ServerUnavailableException {
    this.launcher = launcher;
    this.folder = folder;
    this.port = FreePort.find();
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    ServerUser.own(folder);
    runs(
        "initdb",
        "--pgdata=" + folder.resolve("data"),
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
    this.process = started();
  }

  /// Where the programs are.
  ///
  /// @throws ServerUnavailableException if they cannot be had on this machine
  static Path unpacked() throws IOException, InterruptedException, ServerUnavailableException {
    Process script =
        new ProcessBuilder(
                "sh", "demo/unpack-debian", "postgresql", CacheFolder.ofThisProcess().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.waitFor() != 0) {
      throw new ServerUnavailableException("PostgreSQL could not be unpacked: " + said.strip());
    }
    return Path.of(said.lines().toList().getLast(), "run-postgresql");
  }

  public static PostgresServer start(Path launcher)
      throws IOException, InterruptedException, ServerUnavailableException {
    return new PostgresServer(launcher, Files.createTempDirectory("herald-postgres-"));
  }

  /// The URL of a database that is empty and that nobody else has.
  public String freshDatabase() {
    String name = "herald_%d".formatted(databases.incrementAndGet());
    execute("CREATE DATABASE " + name);
    return url(USER, PASSWORD, name);
  }

  public String url(String user, String password, String database) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(user, password.replace("@", "%40"), port, database);
  }

  public int port() {
    return port;
  }

  /// Runs `sql` in the database that every server has.
  public void execute(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// The one number that `query` finds in the database of `url`.
  public long number(String url, String query) {
    try (Connection connection = connection(url.substring(url.lastIndexOf('/') + 1));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private Connection connection() throws SQLException {
    return connection("postgres");
  }

  private Connection connection(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), USER, PASSWORD);
  }

  /// Begins to offer TLS.
  ///
  /// @return the certificate, for `localhost`
  public Path offersTls() throws IOException, ServerUnavailableException {
    Path keys = Files.createTempDirectory(folder, "tls");
    Certificate certificate = Certificate.create(keys, List.of("localhost"));
    ServerUser.own(keys);
    execute("ALTER SYSTEM SET ssl_cert_file = '%s'".formatted(certificate.certificate()));
    execute("ALTER SYSTEM SET ssl_key_file = '%s'".formatted(certificate.key()));
    tls("on");
    return certificate.certificate();
  }

  /// Offers none any more.
  public void offersNoTls() {
    tls("off");
  }

  private void tls(String wanted) {
    execute("ALTER SYSTEM SET ssl = " + wanted);
    execute("SELECT pg_reload_conf()");
    String query =
        "SELECT count(*) FROM pg_settings WHERE name = 'ssl' AND setting = '%s'".formatted(wanted);
    await().until(() -> number("/postgres", query) == 1);
  }

  /// Kills it as a crash would. [#restart] brings it back.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void restart() throws IOException, ServerUnavailableException {
    process = started();
  }

  /// It is there and does not answer any more, as behind a cable that is cut.
  public void stall() throws IOException, InterruptedException {
    // More than once: the server may start a process between the look and the signal.
    do {
      signal("STOP");
    } while (!family().allMatch(PostgresServer::isStopped));
  }

  /// It answers again.
  public void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private Stream<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /// As proc(5) has it in the third field of `stat`; a process that has gone is as good.
  private static boolean isStopped(ProcessHandle one) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(one.pid()), "stat"));
      return "TZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
    } catch (IOException e) {
      return true;
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    family().map(one -> Long.toString(one.pid())).forEach(command::add);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    Folders.remove(folder);
  }

  private void runs(String... words)
      throws IOException, InterruptedException, ServerUnavailableException {
    Process program = new ProcessBuilder(command(words)).redirectErrorStream(true).start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (program.waitFor() != 0) {
      throw new ServerUnavailableException(words[0] + ": " + said);
    }
  }

  private Process started() throws IOException, ServerUnavailableException {
    Process server =
        new ProcessBuilder(
                command(
                    "postgres",
                    "-D",
                    folder.resolve("data").toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off"))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("console.log").toFile()))
            .start();
    await("PostgreSQL answers")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              connection().close();
              return true;
            });
    return server;
  }

  private List<String> command(String... words) throws ServerUnavailableException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(Arrays.asList(words));
    return ServerUser.command(command);
  }
}
