package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `room leave`: goes out of a room and stays out.
final class RoomLeave implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "room leave",
          Role.ADMIN,
          "goes out of a room, and stays out after every restart",
          List.of(Argument.address("JID", "which room")),
          "room leave team@rooms.example.org");

  private final Rooms rooms;

  RoomLeave(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    return Answer.of(rooms.leave(call.arguments().address("JID")));
  }
}
