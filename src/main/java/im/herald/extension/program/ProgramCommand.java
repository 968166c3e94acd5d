package im.herald.extension.program;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Arguments;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.config.ProgramArgument;
import im.herald.config.ProgramConfig;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A program as a command. Words become its arguments, never through a shell; the rest of the
/// message is its standard input, and what it prints is the answer.
public final class ProgramCommand implements Command {
  /// Linux takes no argument of more than 128 KiB (`MAX_ARG_STRLEN`).
  private static final int LONGEST_ARGUMENT = 4_000;

  private final ProgramConfig config;
  private final Running running;
  private final CommandSpec spec;

  ProgramCommand(ProgramConfig config, Running running) {
    this.config = config;
    this.running = running;
    this.spec =
        new CommandSpec(
            config.name(),
            config.allow(),
            config.help(),
            config.args().stream().map(ProgramCommand::argument).toList(),
            config.name()
                + config.args().stream()
                    .map(a -> " " + a.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining()));
  }

  private static Argument argument(ProgramArgument written) {
    Argument argument =
        written.rest()
            ? Argument.text(written.name(), "some words")
            : Argument.word(written.name(), "a word");
    return written.required() ? argument : argument.optional();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  boolean isCalled(String name) {
    return config.name().equals(name);
  }

  boolean isFor(Role role) {
    return role.covers(config.allow());
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    String answer =
        run(
            words(call.arguments()),
            text(call.arguments()),
            CallEnvironment.of(call.sender(), call.role(), call.conversation(), call.message()));
    return answer.isEmpty() ? Answer.of(Wording.of("Done.")) : Answer.quoting(answer);
  }

  /// Its answer to a message that is no command; empty if it has none.
  Optional<Answer> answer(IncomingMessage message, Role role)
      throws CommandFailure, InterruptedException {
    String answer =
        run(
            List.of(),
            message.text(),
            CallEnvironment.of(
                message.sender(), role, message.conversation(), Optional.of(message.id())));
    return Optional.of(answer).filter(a -> !a.isEmpty()).map(Answer::quoting);
  }

  private String run(List<String> words, String text, CallEnvironment environment)
      throws CommandFailure, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(config.file().toString());
    line.addAll(config.fixed());
    line.addAll(words);
    return new ProgramRun(config, running).answer(line, text, environment);
  }

  private List<String> words(Arguments arguments) throws CommandFailure {
    List<String> words = new ArrayList<>();
    for (ProgramArgument argument : config.args()) {
      if (!argument.rest() && arguments.has(argument.name())) {
        words.add(checked(argument, arguments.text(argument.name())));
      }
    }
    return words;
  }

  private String text(Arguments arguments) {
    return config.args().stream()
        .filter(ProgramArgument::rest)
        .findFirst()
        .flatMap(argument -> arguments.optionalText(argument.name()))
        .orElse("");
  }

  /// A word that begins with `-` would be an option, which nobody meant to offer.
  private static String checked(ProgramArgument argument, String word) throws CommandFailure {
    if (word.startsWith("-")) {
      throw new CommandFailure(Wording.of("%s cannot begin with `-`.", argument.name()));
    }
    if (word.length() > LONGEST_ARGUMENT) {
      throw new CommandFailure(Wording.of("%s is too long.", argument.name()));
    }
    if (word.chars().anyMatch(Character::isISOControl)) {
      throw new CommandFailure(Wording.of("%s has control characters in it.", argument.name()));
    }
    return word;
  }
}
