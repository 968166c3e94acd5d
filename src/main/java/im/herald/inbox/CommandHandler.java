package im.herald.inbox;

import im.herald.access.Access;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandParser;
import im.herald.command.CommandSpec;
import im.herald.command.ParsedMessage;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs the command that a message is, if it is one and its sender may.
public final class CommandHandler implements Handler {
  private final Supplier<CommandParser> parser;
  private final Access access;
  private final Guard guard;

  /// @param parser asked at each message, since a reload may bring another
  public CommandHandler(Supplier<CommandParser> parser, Access access, Guard guard) {
    this.parser = parser;
    this.access = access;
    this.guard = guard;
  }

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public Outcome handle(IncomingMessage message, Role role) throws InterruptedException {
    return switch (parser.get().parse(message.text())) {
      case ParsedMessage.PlainText() -> new Outcome.Passed();
      case ParsedMessage.Incomplete(Wording advice) -> new Outcome.Refused(advice);
      // The role comes first: whoever may not run a command need not learn how to write it.
      case ParsedMessage.Malformed(CommandSpec spec, Wording advice) ->
          may(role, spec) ? new Outcome.Refused(advice) : refusal(role, spec);
      case ParsedMessage.Call call -> run(call, message, role);
    };
  }

  private Outcome run(ParsedMessage.Call call, IncomingMessage message, Role role)
      throws InterruptedException {
    return run(
        call.command(),
        new CommandCall(
            message.sender(),
            role,
            message.conversation(),
            Optional.of(message.id()),
            call.arguments()));
  }

  /// Runs `command` under the guard, whoever found it, if whoever asks may.
  Outcome run(Command command, CommandCall call) throws InterruptedException {
    CommandSpec spec = command.spec();
    return may(call.role(), spec)
        ? guard.run(spec.name(), () -> new Outcome.Replied(command.run(call)))
        : refusal(call.role(), spec);
  }

  /// Whether somebody with this role may run it.
  boolean may(Role role, CommandSpec spec) {
    return role.covers(needed(spec));
  }

  private Role needed(CommandSpec spec) {
    return access.needed(spec.name(), spec.role());
  }

  private Outcome refusal(Role role, CommandSpec spec) {
    Wording what =
        switch (role) {
          case ANYONE -> Wording.of("you have none");
          case USER -> Wording.of("you are a user");
          case ADMIN -> Wording.of("you are an admin");
          case OWNER -> Wording.of("you are an owner");
        };
    return new Outcome.Refused(
        Wording.of("`%s` needs the role %s; %s.", spec.name(), needed(spec), what));
  }
}
