package im.herald.store;

import com.zaxxer.hikari.HikariDataSource;
import im.herald.config.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;

/// What Herald keeps: one directory, for one process at a time, and one database, which is in that
/// directory or on a PostgreSQL.
///
/// Closed last of all parts, after everybody who was given the [#dataSource()].
public final class Store implements AutoCloseable {
  private final StoreLock lock;
  private final Database database;
  private final HikariDataSource connections;
  private final Optional<Lease> lease;
  private volatile StoreTurn turn;

  private Store(StoreLock lock, HikariDataSource connections, Database database) {
    this.lock = lock;
    this.database = database;
    this.connections = connections;
    this.lease =
        database instanceof PostgresDatabase shared
            ? Optional.of(Lease.in(shared))
            : Optional.empty();
    this.turn = begun();
  }

  private StoreTurn begun() {
    return StoreTurn.begin(connections, database, t -> lease.isEmpty() || lease.get().require(t));
  }

  /// Opens the store, making it if it is not there.
  ///
  /// @throws StoreLocked if another process has it open
  /// @throws StoreUnreachable if it is on a PostgreSQL that does not answer
  /// @throws StoreException if it cannot be made, is damaged or from a newer Herald
  public static Store open(StoreConfig config) {
    Path dir = config.dir().toAbsolutePath();
    Database database = database(config);
    try {
      PrivateFiles.makeDirectory(dir);
      StoreLock lock = StoreLock.take(dir);
      try {
        if (database instanceof SqliteFile(Path file, _)) {
          PrivateFiles.makeFile(file);
        }
        return new Store(lock, ready(database), database);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(
          "the store %s cannot be written (%s); give it to the user that runs Herald, or set store.dir"
              .formatted(dir, e),
          e);
    }
  }

  private static Database database(StoreConfig config) {
    return config
        .shared()
        .<Database>map(place -> PostgresDatabase.of(place, config.durable()))
        .orElseGet(
            () ->
                new SqliteFile(
                    config.dir().toAbsolutePath().resolve("herald.db"), config.durable()));
  }

  /// A look at the single values of a store that another process may have open; for reading only.
  /// Empty if there is no store yet.
  ///
  /// @throws StoreException if it cannot be read
  public static <T> Optional<T> beside(StoreConfig config, Function<SmallState, Optional<T>> look) {
    Database database = database(config);
    if (database instanceof SqliteFile(Path file, _) && !Files.exists(file)) {
      return Optional.empty();
    }
    try (HikariDataSource connections = database.open()) {
      return hasState(connections)
          ? look.apply(SmallState.beside(connections, database))
          : Optional.empty();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// Copies the embedded database into the new file `target`; another process may have it open.
  ///
  /// @throws StoreException if that is not possible
  public static void backup(StoreConfig config, Path target) {
    switch (database(config)) {
      case SqliteFile file when Files.exists(file.file()) ->
          Backup.copy(file, target.toAbsolutePath());
      case SqliteFile file ->
          throw new StoreException("there is no database %s yet".formatted(file));
      case PostgresDatabase shared ->
          throw new StoreException("%s is copied by pg_dump, not by Herald".formatted(shared));
    }
  }

  private static boolean hasState(HikariDataSource connections) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      return Migrations.has(connection, "state");
    }
  }

  private static HikariDataSource ready(Database database) {
    HikariDataSource connections = database.open();
    try (Connection connection = connections.getConnection()) {
      Migrations.run(connection, database);
      return connections;
    } catch (SQLException e) {
      connections.close();
      throw database.failure(e);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /// The database. The embedded one has one connection, so whoever holds it must not call anybody
  /// who wants it too.
  public DataSource dataSource() {
    return connections;
  }

  /// Who of those that share the database may hold the session; empty if nobody shares it.
  public Optional<Lease> lease() {
    return lease;
  }

  /// Where it is, for the operator, and whether it takes what it is given.
  public String place() {
    int refused = turn.commits().refused();
    return database
        + (lease.isPresent() ? "; this instance holds the session" : "")
        + (refused == 0 ? "" : "; %d changes that it refused are tried again".formatted(refused));
  }

  /// Begins another turn of holding the session: whoever has been given [#state()], [#outgoing()]
  /// or [#journal()] before writes nothing any more.
  public void beginTurn() {
    endTurn(Duration.ZERO);
    turn = begun();
  }

  /// Writes what was submitted in this turn, but not for longer than `patience`. After it nothing
  /// is written.
  public void endTurn(Duration patience) {
    turn.end(patience);
  }

  /// Single values by name.
  public SmallState state() {
    return turn.state();
  }

  /// Waits until a change is durable.
  ///
  /// @throws StoreException if it could not be made
  public static <T> T await(CompletableFuture<T> change) {
    return Commits.result(change);
  }

  /// Complete as soon as the store has come round, whether it could write or not.
  public CompletableFuture<?> probe() {
    return turn.commits().submit(_ -> true);
  }

  /// Complete when a mark that nobody reads is durable, with a [StoreException] if it cannot be:
  /// whether Herald could keep something now.
  ///
  /// @param mark another one than before, else a database has nothing to write
  public CompletableFuture<?> writes(String mark) {
    return turn.state().submit("mark", mark);
  }

  /// What Herald owes people.
  public OutgoingRows outgoing() {
    return turn.outgoing();
  }

  /// What people said to Herald.
  public Journal journal() {
    return turn.journal();
  }

  /// Writes what was submitted, and closes.
  @Override
  public void close() {
    turn.commits().close();
    lease.ifPresent(Lease::close);
    connections.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
