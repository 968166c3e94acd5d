package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `echo`: the text back.
final class Echo implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "echo",
          Role.ANYONE,
          "says the text back",
          List.of(Argument.text("TEXT", "what to say")),
          "echo Hello, world!");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return Answer.quoting(call.arguments().text("TEXT"));
  }
}
