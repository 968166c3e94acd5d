package im.herald.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// What a subcommand sees of the outside: the three standard streams and the environment.
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /// That of this process.
  public static Terminal ofProcess() {
    return new Terminal(System.in, System.out, System.err, System.getenv());
  }
}
