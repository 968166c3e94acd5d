package im.herald.command;

import java.util.HashMap;
import java.util.Map;

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
      String text = argument.takesTheRest() ? line.text() : line.word().orElseThrow();
      // Blank text in quotes is as good as none.
      if (argument.takesTheRest() && text.isBlank()) {
        if (argument.required()) {
          throw missing(spec, argument);
        }
        continue;
      }
      Object value = ArgumentValue.of(argument, text);
      if (argument.hasValue()) {
        values.put(argument.name(), value);
      }
    }
    if (!line.isEmpty()) {
      throw new CommandFailure("`%s` cannot use: %s".formatted(spec.name(), line.text()));
    }
    return new Arguments(values);
  }

  static CommandFailure missing(CommandSpec spec, Argument argument) {
    return new CommandFailure("`%s` needs %s.".formatted(spec.name(), describe(argument)));
  }

  private static String describe(Argument argument) {
    return argument.help().isEmpty()
        ? "`" + argument.usage() + "`"
        : "%s (%s)".formatted(argument.usage(), argument.help());
  }
}
