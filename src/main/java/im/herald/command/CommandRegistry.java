package im.herald.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All commands there are, by name. Never changes once made.
public final class CommandRegistry {
  private final Map<String, Declared> byName = new TreeMap<>();

  /// @throws IllegalArgumentException if two commands have one name, or one command's name is the
  ///   first word of another's: a start-up error, since nobody could tell which one was meant
  public CommandRegistry(Collection<? extends Command> commands) {
    for (Command given : commands) {
      Declared command = new Declared(given.spec(), given);
      Declared other = byName.put(command.spec().name(), command);
      if (other != null) {
        throw new IllegalArgumentException(
            "two commands are called \"%s\": %s and %s"
                .formatted(
                    command.spec().name(),
                    other.command().getClass().getName(),
                    given.getClass().getName()));
      }
    }
    for (Command command : byName.values()) {
      String first = command.spec().firstWord();
      if (command.spec().secondWord().isPresent() && byName.containsKey(first)) {
        throw new IllegalArgumentException(
            "\"%s\" cannot be a command beside \"%s\"".formatted(first, command.spec().name()));
      }
    }
  }

  /// The declarations, by name.
  public List<CommandSpec> specs() {
    return byName.values().stream().map(Command::spec).toList();
  }

  /// The command of exactly this name, whatever its case.
  public Optional<Command> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The commands of two words that begin with `firstWord`, whatever its case.
  public List<CommandSpec> family(String firstWord) {
    return specs().stream()
        .filter(s -> s.secondWord().isPresent() && s.firstWord().equalsIgnoreCase(firstWord))
        .toList();
  }

  /// The same without the commands named.
  public CommandRegistry without(Collection<String> names) {
    List<Command> rest = new ArrayList<>(byName.values());
    rest.removeIf(c -> names.contains(c.spec().name()));
    return new CommandRegistry(rest);
  }

  /// A command whose declaration was asked for once: that of a plug-in is somebody else's code, and
  /// is looked at for every message.
  private record Declared(CommandSpec spec, Command command) implements Command {
    @Override
    public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
      return command.run(call);
    }
  }
}
