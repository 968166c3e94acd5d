package im.herald.builtin;

import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.message.Sender;
import im.herald.message.Wording;
import org.jxmpp.jid.BareJid;

/// Whose reminders a command is about: an account's, never a nickname's.
final class Reminded {
  private Reminded() {}

  /// @throws CommandFailure if the room does not show who asks
  static BareJid person(CommandCall call) throws CommandFailure {
    return switch (call.sender()) {
      case Sender.Person person -> person.jid();
      case Sender.Nickname _ ->
          throw new CommandFailure(
              Wording.of("This room does not show who you are. Ask in a direct chat."));
    };
  }
}
