package im.herald.cli;

import im.herald.command.Command;
import im.herald.command.CommandParser;
import im.herald.command.CommandRegistry;
import im.herald.command.CommandSpec;
import im.herald.config.CommandsConfig;
import java.util.List;

/// The commands that can be called at the moment: all there are, less those that the configuration
/// switches off. A reload changes which; all others ask here at each message.
public final class LiveCommands {
  private final CommandRegistry all;
  private volatile Current current;

  /// @throws IllegalArgumentException if two commands have one name
  public LiveCommands(List<Command> commands, CommandsConfig config) {
    this.all = new CommandRegistry(commands);
    this.current = under(config);
  }

  /// Goes by another configuration from now on.
  public void use(CommandsConfig config) {
    current = under(config);
  }

  public CommandParser parser() {
    return current.parser();
  }

  public CommandRegistry registry() {
    return current.registry();
  }

  /// Their declarations, by name.
  public List<CommandSpec> specs() {
    return current.registry().specs();
  }

  private Current under(CommandsConfig config) {
    CommandRegistry registry = all.without(config.disabled());
    return new Current(registry, new CommandParser(registry, config.prefix()));
  }

  private record Current(CommandRegistry registry, CommandParser parser) {}
}
