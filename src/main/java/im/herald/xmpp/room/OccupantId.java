package im.herald.xmpp.room;

import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.XmlElement;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Who somebody in a room is, whatever they are called (XEP-0421). To be asked only where the room
/// announces that it says so: elsewhere anybody writes what they like there.
final class OccupantId {
  private static final String ELEMENT = "occupant-id";
  private static final String NAMESPACE = "urn:xmpp:occupant-id:0";

  /// A room that makes them longer is taken for one that has none.
  private static final int LONGEST = 256;

  private OccupantId() {}

  /// Whoever said `stanza` in `room`, as an address that stays theirs. It is nobody's address.
  static Optional<Jid> of(Message stanza, EntityBareJid room) {
    @Nullable XmlElement element = stanza.getExtensionElement(ELEMENT, NAMESPACE);
    return element instanceof StandardExtensionElement occupant
        ? Optional.ofNullable(occupant.getAttributeValue("id"))
            .filter(id -> !id.isEmpty() && id.length() <= LONGEST)
            .map(id -> Resourcepart.fromOrNull(ELEMENT + " " + id))
            .map(id -> JidCreate.entityFullFrom(room, id))
        : Optional.empty();
  }
}
