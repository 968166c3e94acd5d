package im.herald.command;

import im.herald.message.Wording;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
      String text = next(argument, line);
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
      throw new CommandFailure(Wording.of("`%s` cannot use: %s", spec.name(), line.text()));
    }
    return new Arguments(values);
  }

  private static String next(Argument argument, CommandLine line) throws CommandFailure {
    return switch (argument.kind()) {
      case Argument.Kind.Line(), Argument.Kind.Text() -> line.text();
      case Argument.Kind.Moment() -> moment(line);
      default -> line.word().orElseThrow();
    };
  }

  /// As many words as the first one asks for; what they mean is for the command to say.
  private static String moment(CommandLine line) throws CommandFailure {
    String first = line.word().orElseThrow();
    int more =
        switch (first.toLowerCase(Locale.ROOT)) {
          case "on", "every" -> 2;
          case "in", "at", "tomorrow" -> 1;
          default -> 0;
        };
    StringBuilder words = new StringBuilder(first);
    for (int i = 0; i < more && !line.isEmpty(); i++) {
      words.append(' ').append(line.word().orElseThrow());
    }
    return words.toString();
  }

  static CommandFailure missing(CommandSpec spec, Argument argument) {
    return new CommandFailure(Wording.of("`%s` needs %s.", spec.name(), describe(argument)));
  }

  private static Wording describe(Argument argument) {
    return argument.help().isEmpty()
        ? Wording.verbatim("`" + argument.usage() + "`")
        : Wording.joined(
            "",
            Stream.of(
                Wording.verbatim(argument.usage() + " ("),
                Wording.declared(argument.help()),
                Wording.verbatim(")")));
  }
}
