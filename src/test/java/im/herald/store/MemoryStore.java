package im.herald.store;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// A database that is gone with the test, in memory and so without a wait for the disk.
public final class MemoryStore implements AutoCloseable {
  private static final Database NOWHERE = new SqliteFile(Path.of(":memory:"), false);

  private final HikariDataSource database = NOWHERE.open();
  private final Numbers numbers = new Numbers();
  private final Commits commits = Commits.start(database, NOWHERE);

  public MemoryStore() {
    try (Connection connection = database.getConnection()) {
      Migrations.run(connection, NOWHERE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public OutgoingRows outgoing() {
    return new OutgoingRows(commits, numbers);
  }

  public Journal journal() {
    return journal(Retention.Limits.usual());
  }

  Journal journal(Retention.Limits limits) {
    return new Journal(commits, numbers, limits);
  }

  /// Writes nothing until the end of the latch.
  void stalls(CountDownLatch end) {
    CompletableFuture<?> _ =
        commits.submit(
            _ -> {
              await().until(() -> end.getCount() == 0);
              return true;
            });
  }

  /// From now on it refuses each change of a kind, such as `DELETE ON outgoing`, as a full disk
  /// does.
  public void refuses(String kind) {
    execute(
        "CREATE TRIGGER refuse BEFORE %s BEGIN SELECT RAISE(ABORT, 'refused'); END"
            .formatted(kind));
  }

  /// It takes everything again.
  public void heals() {
    execute("DROP TRIGGER refuse");
  }

  /// How many changes it has refused that are tried again.
  int refused() {
    return commits.refused();
  }

  private void execute(String sql) {
    commits.make(t -> t.update(sql));
  }

  /// How the database finds the rows of a statement with one value.
  String plan(String sql) {
    return commits
        .make(t -> t.query("EXPLAIN QUERY PLAN " + sql, rows -> rows.getString("detail"), 0))
        .getFirst();
  }

  /// How many rows there are in a table.
  int count(String table) {
    return commits
        .make(t -> t.query("SELECT count(*) FROM " + table, rows -> rows.getInt(1)))
        .getFirst();
  }

  @Override
  public void close() {
    commits.close();
    database.close();
  }
}
