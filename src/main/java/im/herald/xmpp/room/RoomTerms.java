package im.herald.xmpp.room;

import im.herald.config.Secret;
import im.herald.message.Role;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// A room that Herald wants to be in.
///
/// @param nick the nickname that it wants
/// @param atMost the highest role that anybody has there: a room says itself who is who, so it is
///   believed no further than whoever brought Herald there
public record RoomTerms(
    EntityBareJid jid, Resourcepart nick, Optional<Secret> password, Role atMost) {}
