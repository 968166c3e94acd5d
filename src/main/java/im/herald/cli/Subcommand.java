package im.herald.cli;

import im.herald.config.InvalidConfigException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/// One of the words that may follow `herald` on the command line.
public interface Subcommand {
  String name();

  /// What it does, in one line, for `--help`.
  String summary();

  /// Its own options, besides those that all have.
  default Options options() {
    return new Options();
  }

  /// How many arguments it takes at most, besides its options.
  default int arguments() {
    return 0;
  }

  /// Does it. What it has to say goes to `terminal`.
  ///
  /// @param line the options, parsed; `getArgs` are the arguments without the subcommand's name
  /// @throws InvalidConfigException if it needs the configuration and cannot use it
  /// @throws StartFailure if it cannot begin for another reason
  Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException;
}
