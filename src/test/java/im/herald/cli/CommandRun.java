package im.herald.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A command line of Herald, from its words to what it printed.
record CommandRun(Exit exit, String out, String err) {
  /// With nothing on standard input.
  static CommandRun of(Path home, String... args) {
    return withInput(home, "", args);
  }

  /// @param home of the user who runs it
  static CommandRun withInput(Path home, String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("HOME", home.toString()));
    Exit exit = new Main(Subcommands.all()).run(args, terminal);
    return new CommandRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
