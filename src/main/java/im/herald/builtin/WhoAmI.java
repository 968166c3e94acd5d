package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `whoami`: who Herald takes somebody for.
final class WhoAmI implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "whoami",
          Role.ANYONE,
          "says your JID, your role and which conversation this is",
          List.of(),
          "whoami");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return Answer.quoting(
        "You are %s. Your role is %s. This is a %s."
            .formatted(call.caller(), call.role(), call.conversation()));
  }
}
