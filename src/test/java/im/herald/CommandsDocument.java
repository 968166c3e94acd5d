package im.herald;

import static java.util.stream.Collectors.joining;

import im.herald.command.Argument;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The second half of `docs/commands.md`, as the commands declare themselves.
final class CommandsDocument {
  private static final String MARK = "<!-- From here on ";

  private CommandsDocument() {}

  /// `document` with everything behind its mark replaced.
  ///
  /// @throws IllegalArgumentException if there is no mark
  static String rewritten(String document, List<CommandSpec> commands) {
    int mark = document.indexOf(MARK);
    if (mark < 0) {
      throw new IllegalArgumentException("docs/commands.md has lost the line " + MARK + "…");
    }
    String kept = document.substring(0, document.indexOf('\n', mark) + 1);
    return kept
        + Stream.of(Role.values())
            .map(role -> section(role, commands.stream().filter(c -> c.role() == role).toList()))
            .collect(joining());
  }

  private static String section(Role role, List<CommandSpec> commands) {
    return commands.isEmpty()
        ? ""
        : "\n## Role %s\n".formatted(role)
            + commands.stream().map(CommandsDocument::entry).collect(joining());
  }

  private static String entry(CommandSpec command) {
    String summary = command.summary();
    return """

    ### `%s`

    %s%s.
    %s
    Example: `%s`
    """
        .formatted(
            command.usage(),
            summary.substring(0, 1).toUpperCase(Locale.ROOT),
            summary.substring(1),
            arguments(command),
            command.example());
  }

  private static String arguments(CommandSpec command) {
    String list =
        command.arguments().stream()
            .filter(argument -> !argument.help().isEmpty())
            .map(CommandsDocument::argument)
            .collect(joining());
    return list.isEmpty() ? "" : "\n" + list;
  }

  private static String argument(Argument argument) {
    return "- `%s`: %s\n".formatted(argument.usage(), argument.help());
  }
}
