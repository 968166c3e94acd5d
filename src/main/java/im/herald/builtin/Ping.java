package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `ping`: is anybody there?
final class Ping implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec("ping", Role.ANYONE, "answers `pong`", List.of(), "ping");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return Answer.of(Wording.of("pong"));
  }
}
