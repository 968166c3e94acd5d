package im.herald.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// `store`: where Herald keeps what must survive a restart.
///
/// @param dir the directory of the embedded database and of generated secrets
/// @param shared the database that takes the place of the embedded one
/// @param durable whether a write is on the disk when it returns
public record StoreConfig(Path dir, Optional<SharedDatabase> shared, boolean durable) {
  /// With the embedded database.
  public StoreConfig(Path dir, boolean durable) {
    this(dir, Optional.empty(), durable);
  }

  static StoreConfig from(Section section, Path file, Map<String, String> environment) {
    Path dir =
        section
            .optional("dir", text -> directory(file, text))
            .or(() -> usual(environment))
            .orElseGet(() -> nowhere(section));
    Optional<SharedDatabase> shared =
        section.optional("url", new SharedDatabaseReading(environment)::read);
    boolean durable = section.required("durable", true, Values::flag);
    section.done();
    return new StoreConfig(dir, shared, durable);
  }

  private static Path directory(Path file, String text) throws BadValue {
    Path dir = Values.beside(file).read(text);
    if (Files.exists(dir) && !Files.isDirectory(dir)) {
      throw new BadValue(dir + " is a file", "name a directory; it is made if it is not there");
    }
    return dir;
  }

  /// Where programs keep their state (XDG Base Directory Specification).
  private static Optional<Path> usual(Map<String, String> environment) {
    Optional<Path> state = absolute(environment, "XDG_STATE_HOME");
    return state
        .or(() -> absolute(environment, "HOME").map(home -> home.resolve(".local/state")))
        .map(dir -> dir.resolve("herald"));
  }

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
  }

  private static Path nowhere(Section section) {
    section.problem(
        "dir",
        "is not set, and neither is STATE_DIRECTORY, XDG_STATE_HOME or HOME",
        "write the directory in which Herald may keep its state, such as /var/lib/herald");
    return Path.of("");
  }
}
