package im.herald.command;

import im.herald.command.ParsedMessage.Call;
import im.herald.command.ParsedMessage.Incomplete;
import im.herald.command.ParsedMessage.Malformed;
import im.herald.command.ParsedMessage.PlainText;
import im.herald.message.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the command in what somebody wrote in a direct chat: just its words, or the words behind
/// the prefix.
public final class CommandParser {
  private final CommandRegistry registry;
  private final String prefix;

  /// @param prefix what may stand before a command, such as `!`
  public CommandParser(CommandRegistry registry, String prefix) {
    this.registry = registry;
    this.prefix = prefix;
  }

  /// What `text` is.
  public ParsedMessage parse(String text) {
    String line = text.strip();
    if (!prefix.isEmpty() && line.startsWith(prefix)) {
      line = line.substring(prefix.length()).strip();
    }
    String first = wordAt(line, 0);
    Optional<Command> single = registry.find(first);
    if (single.isPresent()) {
      return arguments(single.get(), line.substring(first.length()));
    }
    List<CommandSpec> family = registry.family(first);
    if (family.isEmpty()) {
      return new PlainText();
    }
    String afterFirst = line.substring(first.length()).strip();
    String second = wordAt(afterFirst, 0);
    return registry
        .find(first + " " + second)
        .map(command -> arguments(command, afterFirst.substring(second.length())))
        .orElseGet(() -> incomplete(first, second, family));
  }

  private static ParsedMessage incomplete(String first, String second, List<CommandSpec> family) {
    String known = family.stream().map(CommandSpec::usage).collect(Collectors.joining("\n"));
    return new Incomplete(
        second.isEmpty()
            ? Wording.of("`%s` needs a second word. You can write:\n%s", first, known)
            : Wording.of("There is no `%s %s`. You can write:\n%s", first, second, known));
  }

  private static ParsedMessage arguments(Command command, String written) {
    CommandSpec spec = command.spec();
    try {
      return new Call(command, ArgumentReader.read(spec, written));
    } catch (CommandFailure e) {
      return new Malformed(
          spec,
          Wording.of("%s\nUsage: %s\nExample: %s", e.wording(), spec.usage(), spec.example()));
    }
  }

  private static String wordAt(String line, int start) {
    int end = start;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return line.substring(start, end);
  }
}
