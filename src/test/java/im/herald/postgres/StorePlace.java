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
  private final Supplier<Optional<SharedDatabase>> database;

  private StorePlace(String name, Supplier<Optional<SharedDatabase>> database) {
    this.name = name;
    this.database = database;
  }

  static StorePlace embedded() {
    return new StorePlace("SQLite", Optional::empty);
  }

  static StorePlace shared(Supplier<PostgresServer> server) {
    return new StorePlace("PostgreSQL", () -> Optional.of(fresh(server.get())));
  }

  static StorePlace missing(String why) {
    return new StorePlace(
        "PostgreSQL",
        () -> {
          assumeTrue(false, why);
          return Optional.empty();
        });
  }

  /// A database that is empty.
  public static SharedDatabase fresh(PostgresServer server) {
    String url = server.freshDatabase();
    return new SharedDatabase(
        List.of("127.0.0.1:" + server.port()),
        url.substring(url.lastIndexOf('/') + 1),
        Optional.of(PostgresServer.USER),
        Optional.of(new Secret(PostgresServer.PASSWORD)),
        Map.of());
  }

  /// The configuration of an empty store.
  public StoreConfig in(Path dir) {
    return new StoreConfig(dir, database.get(), true);
  }

  @Override
  public String toString() {
    return name;
  }
}
