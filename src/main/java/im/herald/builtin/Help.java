package im.herald.builtin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import im.herald.access.Access;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Nearest;
import im.herald.message.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `help`: what this very person may use, and one command in full.
final class Help implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "help",
          Role.ANYONE,
          "lists what you may use, or shows one command in full",
          List.of(Argument.line("COMMAND", "which command").optional()),
          "help ping");

  private final Supplier<List<CommandSpec>> commands;
  private final Access access;

  /// @param commands those that can be called at the moment, by name
  Help(Supplier<List<CommandSpec>> commands, Access access) {
    this.commands = commands;
    this.access = access;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    Optional<String> name = call.arguments().optionalText("COMMAND").map(Help::asDeclared);
    return Answer.of(name.isEmpty() ? all(call.role()) : about(name.get(), call.role()));
  }

  private String all(Role role) {
    Map<Role, List<CommandSpec>> byRole =
        offered()
            .filter(spec -> role.covers(needed(spec)))
            .collect(groupingBy(this::needed, TreeMap::new, toList()));
    String groups =
        byRole.entrySet().stream()
            .map(group -> heading(group.getKey()) + "\n" + lines(group.getValue()))
            .collect(joining("\n\n"));
    return groups + "\n\n`help COMMAND` says more about one of them, with an example.";
  }

  private String about(String name, Role role) throws CommandFailure {
    List<CommandSpec> all = commands.get();
    Optional<CommandSpec> one = all.stream().filter(spec -> spec.name().equals(name)).findFirst();
    if (one.isPresent()) {
      return full(one.get(), role);
    }
    List<CommandSpec> family =
        all.stream()
            .filter(spec -> spec.secondWord().isPresent() && spec.firstWord().equals(name))
            .toList();
    if (family.isEmpty()) {
      throw unknown(name, role);
    }
    return lines(family) + "\n\n`help %s` says more.".formatted(family.getFirst().name());
  }

  private String full(CommandSpec spec, Role role) {
    String arguments =
        spec.arguments().stream()
            .filter(argument -> !argument.help().isEmpty())
            .map(Help::line)
            .collect(joining());
    Role needed = needed(spec);
    String yours = role.covers(needed) ? "" : ", and you are " + inWords(role);
    return "%s\n%s.\n%sRole: %s%s\nExample: %s"
        .formatted(spec.usage(), capital(spec.summary()), arguments, needed, yours, spec.example());
  }

  private CommandFailure unknown(String name, Role role) {
    List<String> names =
        offered().filter(spec -> role.covers(needed(spec))).map(CommandSpec::name).toList();
    String advice =
        Nearest.to(name, names)
            .map("Did you mean `%s`?"::formatted)
            .orElse("`help` lists those that there are.");
    return new CommandFailure("There is no command `%s`. %s".formatted(name, advice));
  }

  private Stream<CommandSpec> offered() {
    return commands.get().stream().filter(spec -> BuiltinCommands.isOfUse(spec, access));
  }

  private Role needed(CommandSpec spec) {
    return access.needed(spec.name(), spec.role());
  }

  private static String asDeclared(String typed) {
    return typed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String heading(Role role) {
    return switch (role) {
      case ANYONE -> "Everybody may write:";
      case USER -> "Users may write:";
      case ADMIN -> "Admins may write:";
      case OWNER -> "Owners may write:";
    };
  }

  private static String inWords(Role role) {
    return switch (role) {
      case ANYONE -> "anyone";
      case USER -> "a user";
      case ADMIN -> "an admin";
      case OWNER -> "an owner";
    };
  }

  private static String lines(List<CommandSpec> specs) {
    return specs.stream()
        .map(spec -> "%s: %s".formatted(spec.name(), spec.summary()))
        .collect(joining("\n"));
  }

  private static String line(Argument argument) {
    return "%s: %s\n".formatted(argument.usage(), argument.help());
  }

  private static String capital(String summary) {
    return summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1);
  }
}
