package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Arguments;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `room join`: goes into a room and stays there.
final class RoomJoin implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "room join",
          Role.ADMIN,
          "goes into a room, and comes back to it after every restart",
          List.of(
              Argument.address("JID", "which room"),
              Argument.line("NICK", "what to be called there").optional()),
          "room join team@rooms.example.org herald");

  private final Rooms rooms;

  RoomJoin(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    Arguments arguments = call.arguments();
    return Answer.of(
        rooms.join(arguments.address("JID"), arguments.optionalText("NICK"), call.role()));
  }
}
