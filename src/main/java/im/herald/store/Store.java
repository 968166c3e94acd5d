package im.herald.store;

import com.zaxxer.hikari.HikariDataSource;
import im.herald.config.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;

/// What Herald keeps on the disk: one directory, one database in it, one process at a time.
///
/// Closed last of all parts, after everybody who was given the [#dataSource()].
public final class Store implements AutoCloseable {
  private final StoreLock lock;
  private final HikariDataSource database;
  private final SmallState state;
  private final Commits commits;
  private final OutgoingRows outgoing;

  private Store(StoreLock lock, HikariDataSource database, Path file) {
    this.lock = lock;
    this.database = database;
    this.state = new SmallState(database, file);
    this.commits = Commits.start(database, e -> StoreException.of(file, e));
    this.outgoing = new OutgoingRows(commits);
  }

  /// Opens the store, making it if it is not there.
  ///
  /// @throws StoreLocked if another process has it open
  /// @throws StoreException if it cannot be made, is damaged or from a newer Herald
  public static Store open(StoreConfig config) {
    Path dir = config.dir().toAbsolutePath();
    Path file = dir.resolve("herald.db");
    try {
      PrivateFiles.makeDirectory(dir);
      StoreLock lock = StoreLock.take(dir);
      try {
        PrivateFiles.makeFile(file);
        return new Store(lock, ready(file, config.durable()), file);
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

  /// A look at the single values of a store that another process may have open; for reading only.
  /// Empty if there is no store yet.
  ///
  /// @throws StoreException if it cannot be read
  public static <T> Optional<T> beside(StoreConfig config, Function<SmallState, Optional<T>> look) {
    Path file = config.dir().toAbsolutePath().resolve("herald.db");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (HikariDataSource database = Database.open(file, config.durable())) {
      return look.apply(new SmallState(database, file));
    }
  }

  private static HikariDataSource ready(Path file, boolean durable) {
    HikariDataSource database = Database.open(file, durable);
    try (Connection connection = database.getConnection()) {
      Database.check(connection, file);
      Migrations.run(connection, file);
      return database;
    } catch (SQLException e) {
      database.close();
      throw StoreException.of(file, e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// The database. It has one connection, so whoever holds it must not call anybody who wants it
  /// too.
  public DataSource dataSource() {
    return database;
  }

  /// Single values by name.
  public SmallState state() {
    return state;
  }

  /// Waits until a change is durable.
  ///
  /// @throws StoreException if it could not be made
  public static <T> T await(CompletableFuture<T> change) {
    return Commits.result(change);
  }

  /// What Herald owes people.
  public OutgoingRows outgoing() {
    return outgoing;
  }

  /// Writes what was submitted, and closes.
  @Override
  public void close() {
    commits.close();
    database.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
