package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Conversation;
import im.herald.message.Role;
import im.herald.message.Wording;
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
        Wording.of(
            "You are %s. Your role is %s. This is a %s.",
            call.caller(), call.role(), inWords(call.conversation())));
  }

  private static Wording inWords(Conversation conversation) {
    return switch (conversation) {
      case Conversation.Direct direct -> Wording.of("direct chat with %s", direct.key());
      case Conversation.Room room -> Wording.of("room, %s", room.address());
      case Conversation.RoomPrivate aside -> Wording.of("private chat in the room %s", aside.key());
    };
  }
}
