package im.herald.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.herald.config.Secret;
import im.herald.config.SharedDatabase;
import im.herald.config.StoreConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a test keeps its store.
public final class StorePlace {
  private final String name;
  private final boolean isShared;
  private final Supplier<Optional<SharedDatabase>> database;

  private StorePlace(String name, boolean isShared, Supplier<Optional<SharedDatabase>> database) {
    this.name = name;
    this.isShared = isShared;
    this.database = database;
  }

  static StorePlace embedded() {
    return new StorePlace("SQLite", false, Optional::empty);
  }

  static StorePlace shared(Supplier<PostgresServer> server) {
    return new StorePlace("PostgreSQL", true, () -> Optional.of(fresh(server.get())));
  }

  static StorePlace missing(String why) {
    return new StorePlace(
        "PostgreSQL",
        true,
        () -> {
          assumeTrue(false, why);
          return Optional.empty();
        });
  }

  /// A database that is empty.
  public static SharedDatabase fresh(PostgresServer server) {
    String url = server.freshDatabase();
    return database("127.0.0.1:" + server.port(), url.substring(url.lastIndexOf('/') + 1));
  }

  /// One of a server of the tests, for another process.
  ///
  /// @param host with its port
  public static SharedDatabase database(String host, String name) {
    return new SharedDatabase(
        List.of(host),
        name,
        Optional.of(PostgresServer.USER),
        Optional.of(new Secret(PostgresServer.PASSWORD)),
        Map.of());
  }

  /// The configuration of an empty store.
  public StoreConfig in(Path dir) {
    return new StoreConfig(dir, database.get(), true);
  }

  /// What has the database refuse to change the rows of `table` that `condition` is true of, such
  /// as `new.name = 'b'`; to be executed one after the other.
  public List<String> refusing(String table, String condition) {
    return isShared
        ? List.of(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
                + " AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$",
            "CREATE TRIGGER refuse BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION refuse()"
                .formatted(table, condition))
        : List.of(
            "CREATE TRIGGER refuse BEFORE UPDATE ON %s WHEN %s BEGIN SELECT RAISE(ABORT, 'refused'); END"
                .formatted(table, condition));
  }

  /// What ends that.
  public String taking(String table) {
    return isShared ? "DROP TRIGGER refuse ON " + table : "DROP TRIGGER refuse";
  }

  @Override
  public String toString() {
    return name;
  }
}
