package im.herald.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;

/// Finds the configuration file.
final class ConfigFile {
  private static final Path SYSTEM = Path.of("/etc/herald/herald.conf");
  private static final Path CHECKOUT = Path.of("conf/herald.conf");

  private ConfigFile() {}

  /// That of `-c`, else of `$HERALD_CONFIG`, else the system's, else that of a checkout. It need
  /// not exist: whoever reads it says so.
  static Path of(CommandLine line, Terminal terminal) {
    if (line.hasOption("c")) {
      return Path.of(line.getOptionValue("c"));
    }
    String fromEnvironment = terminal.environment().getOrDefault("HERALD_CONFIG", "");
    if (!fromEnvironment.isEmpty()) {
      return Path.of(fromEnvironment);
    }
    return Files.exists(SYSTEM) || !Files.exists(CHECKOUT) ? SYSTEM : CHECKOUT;
  }
}
