package im.herald.builtin;

import static java.util.stream.Collectors.groupingBy;
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
import im.herald.message.Wording;
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

  private Wording all(Role role) {
    Map<Role, List<CommandSpec>> byRole =
        offered()
            .filter(spec -> role.covers(needed(spec)))
            .collect(groupingBy(this::needed, TreeMap::new, toList()));
    Stream<Wording> groups =
        byRole.entrySet().stream()
            .map(
                group ->
                    Wording.joined(
                        "\n", Stream.of(heading(group.getKey()), lines(group.getValue()))));
    Wording more = Wording.of("`help COMMAND` says more about one of them, with an example.");
    return Wording.joined("\n\n", Stream.concat(groups, Stream.of(more)));
  }

  private Wording about(String name, Role role) throws CommandFailure {
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
    return Wording.joined(
        "\n\n",
        Stream.of(lines(family), Wording.of("`help %s` says more.", family.getFirst().name())));
  }

  private Wording full(CommandSpec spec, Role role) {
    Stream<Wording> arguments =
        spec.arguments().stream().filter(argument -> !argument.help().isEmpty()).map(Help::line);
    return Wording.joined(
        "\n",
        Stream.of(
                Stream.of(Wording.verbatim(spec.usage()), spec.sentence()),
                arguments,
                Stream.of(needed(spec, role), Wording.of("Example: %s", spec.example())))
            .flatMap(parts -> parts));
  }

  private Wording needed(CommandSpec spec, Role role) {
    Role needed = needed(spec);
    return role.covers(needed)
        ? Wording.of("Role: %s", needed)
        : Wording.of("Role: %s, and you are %s", needed, inWords(role));
  }

  private CommandFailure unknown(String name, Role role) {
    List<String> names =
        offered().filter(spec -> role.covers(needed(spec))).map(CommandSpec::name).toList();
    Wording advice =
        Nearest.to(name, names)
            .map(near -> Wording.of("Did you mean `%s`?", near))
            .orElseGet(() -> Wording.of("`help` lists those that there are."));
    return new CommandFailure(Wording.of("There is no command `%s`. %s", name, advice));
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

  private static Wording heading(Role role) {
    return switch (role) {
      case ANYONE -> Wording.of("Everybody may write:");
      case USER -> Wording.of("Users may write:");
      case ADMIN -> Wording.of("Admins may write:");
      case OWNER -> Wording.of("Owners may write:");
    };
  }

  private static Wording inWords(Role role) {
    return switch (role) {
      case ANYONE -> Wording.of("anyone");
      case USER -> Wording.of("a user");
      case ADMIN -> Wording.of("an admin");
      case OWNER -> Wording.of("an owner");
    };
  }

  private static Wording lines(List<CommandSpec> specs) {
    return Wording.joined("\n", specs.stream().map(CommandSpec::line));
  }

  private static Wording line(Argument argument) {
    return Wording.joined(
        ": ", Stream.of(Wording.verbatim(argument.usage()), Wording.declared(argument.help())));
  }
}
