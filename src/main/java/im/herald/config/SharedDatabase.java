package im.herald.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `store.url`: which database on which PostgreSQL. Made by [SharedDatabaseReading].
///
/// @param hosts name or address, each perhaps with a port; of several the first that answers counts
/// @param user empty: the one that runs Herald
/// @param password empty: from the file that the driver looks in (`PGPASSFILE`, `~/.pgpass`)
/// @param options the driver's own, by name
public record SharedDatabase(
    List<String> hosts,
    String name,
    Optional<String> user,
    Optional<Secret> password,
    Map<String, String> options) {
  public SharedDatabase {
    hosts = List.copyOf(hosts);
    options = Map.copyOf(options);
  }

  /// For the operator, such as `the database herald at db.example.org`.
  @Override
  public String toString() {
    return "the database %s at %s".formatted(name, String.join(", ", hosts));
  }
}
