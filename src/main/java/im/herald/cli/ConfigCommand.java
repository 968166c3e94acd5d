package im.herald.cli;

import im.herald.config.InvalidConfigException;
import org.apache.commons.cli.CommandLine;

/// `herald config`: what Herald makes of the configuration, every key with its value.
final class ConfigCommand implements Subcommand {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "prints every key with its value, secrets masked";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal) throws InvalidConfigException, StartFailure {
    ConfigSource source = ConfigSource.of(ConfigFile.of(line, terminal), terminal.environment());
    terminal.out().println(source.effective().strip());
    return Exit.DONE;
  }
}
