package im.herald.command;

import im.herald.message.Conversation;
import im.herald.message.Role;
import org.jxmpp.jid.Jid;

/// One call of a command.
///
/// @param caller who asks: the full JID
/// @param role what the caller may do
/// @param conversation where it was asked
/// @param arguments their parsed values
public record CommandCall(Jid caller, Role role, Conversation conversation, Arguments arguments) {}
