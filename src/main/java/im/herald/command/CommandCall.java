package im.herald.command;

import im.herald.message.Conversation;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import java.util.Optional;
import org.jxmpp.jid.Jid;

/// One call of a command.
///
/// @param sender who asks, as far as somebody vouches for it
/// @param role what the caller may do
/// @param conversation where it was asked
/// @param message the id of the message that it came in; empty if it came as a form
/// @param arguments their parsed values
public record CommandCall(
    Sender sender,
    Role role,
    Conversation conversation,
    Optional<StanzaId> message,
    Arguments arguments) {
  /// The full JID of whoever asks. In a room anybody may have its nickname.
  public Jid caller() {
    return sender.address();
  }
}
