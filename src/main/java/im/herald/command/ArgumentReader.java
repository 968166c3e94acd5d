package im.herald.command;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the values of a call's arguments, in the order in which the command declares them.
final class ArgumentReader {
  private ArgumentReader() {}

  /// @throws CommandFailure if something is missing, too much, or not what the command declares
  static Arguments read(CommandSpec spec, String written) throws CommandFailure {
    CommandLine line = new CommandLine(written);
    Map<String, Object> values = new HashMap<>();
    for (Argument argument : spec.arguments()) {
      if (line.isEmpty()) {
        if (argument.required()) {
          throw missing(spec, argument);
        }
        continue;
      }
      Optional<Object> value = value(argument, line);
      if (argument.kind() instanceof Argument.Kind.Text && value.isEmpty() && argument.required()) {
        throw missing(spec, argument);
      }
      value.ifPresent(v -> values.put(argument.name(), v));
    }
    if (!line.isEmpty()) {
      throw new CommandFailure("`%s` cannot use: %s".formatted(spec.name(), line.text()));
    }
    return new Arguments(values);
  }

  private static Optional<Object> value(Argument argument, CommandLine line) throws CommandFailure {
    return switch (argument.kind()) {
      // Blank text in quotes is as good as none.
      case Argument.Kind.Text() ->
          Optional.<Object>of(line.text()).filter(t -> !t.toString().isBlank());
      case Argument.Kind.Word() -> Optional.of(word(line));
      case Argument.Kind.Address() -> Optional.of(address(argument, word(line)));
      case Argument.Kind.Recipients() -> Optional.of(recipients(argument, word(line)));
      case Argument.Kind.Choice(var words) -> Optional.of(choice(argument, words, word(line)));
      case Argument.Kind.Keyword(var expected) -> keyword(expected, word(line));
    };
  }

  private static CommandFailure missing(CommandSpec spec, Argument argument) {
    return new CommandFailure("`%s` needs %s.".formatted(spec.name(), describe(argument)));
  }

  private static String word(CommandLine line) throws CommandFailure {
    return line.word().orElseThrow();
  }

  private static Object address(Argument argument, String word) throws CommandFailure {
    try {
      return Jids.person(word);
    } catch (InvalidJidException e) {
      throw new CommandFailure(argument.name() + ": " + e.getMessage() + ".", e);
    }
  }

  private static Object recipients(Argument argument, String word) throws CommandFailure {
    List<Recipient> recipients = new ArrayList<>();
    try {
      for (String one : word.split(",", -1)) {
        recipients.add(Recipient.parse(one));
      }
    } catch (InvalidJidException e) {
      throw new CommandFailure(argument.name() + ": " + e.getMessage() + ".", e);
    }
    return new Arguments.RecipientList(List.copyOf(recipients));
  }

  private static Object choice(Argument argument, List<String> words, String word)
      throws CommandFailure {
    return words.stream()
        .filter(w -> w.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "%s is one of %s, not \"%s\"."
                        .formatted(argument.name(), String.join(", ", words), word)));
  }

  private static Optional<Object> keyword(String expected, String word) throws CommandFailure {
    if (!word.equalsIgnoreCase(expected)) {
      throw new CommandFailure("`%s` must stand before: %s".formatted(expected, word));
    }
    return Optional.empty();
  }

  private static String describe(Argument argument) {
    return argument.help().isEmpty()
        ? "`" + argument.usage() + "`"
        : "%s (%s)".formatted(argument.usage(), argument.help());
  }
}
