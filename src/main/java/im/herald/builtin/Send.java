package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.OutgoingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import java.util.List;
import org.jxmpp.jid.BareJid;

/// `send`: one message to one person, or to a room.
final class Send implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "send",
          Role.ADMIN,
          "sends a message to one person, or to a room",
          List.of(Argument.address("JID", "to whom"), Argument.text("TEXT", "what to send")),
          "send romeo@example.org Wherefore art thou?");

  private final Rooms rooms;
  private final Outbox outbox;

  Send(Rooms rooms, Outbox outbox) {
    this.rooms = rooms;
    this.outbox = outbox;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    BareJid to = call.arguments().address("JID");
    outbox.put(OutgoingMessage.to(rooms.conversation(to), call.arguments().text("TEXT")));
    return new Answer.Done(Wording.of("Queued for %s.", to));
  }
}
