package im.herald.cli;

import im.herald.config.InvalidConfigException;
import org.apache.commons.cli.CommandLine;

/// `herald check`: is the configuration right? Connects nowhere.
final class CheckCommand implements Subcommand {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "says what is wrong with the configuration, or OK";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    ServerAccount.of(line, terminal);
    terminal.out().println("OK");
    return Exit.DONE;
  }
}
