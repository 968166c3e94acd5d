package im.herald.xmpp.room;

import im.herald.config.Secret;
import im.herald.message.CleanText;
import im.herald.message.StanzaId;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Writes what Herald says to rooms about itself (XEP-0045).
final class RoomStanzas {
  private RoomStanzas() {}

  /// § 7.2, without history: what was said before is not run. A password that no stanza can hold is
  /// wrong, and no reason for the server to end the stream.
  static Presence join(RoomTerms terms, Resourcepart nick) {
    String password = terms.password().map(Secret::reveal).map(CleanText::of).orElse(null);
    return to(occupant(terms.jid(), nick), Presence.Type.available)
        .asBuilder(StanzaId.random().value())
        .addExtension(new MUCInitialPresence(password, -1, 0, -1, null))
        .build();
  }

  /// § 7.6.
  static Presence rename(RoomTerms terms, Resourcepart nick) {
    return to(occupant(terms.jid(), nick), Presence.Type.available);
  }

  /// § 7.14.
  static Presence leave(RoomTerms terms, Resourcepart nick) {
    return to(occupant(terms.jid(), nick), Presence.Type.unavailable);
  }

  /// XEP-0410 § 3.
  static IQ check(RoomTerms terms, Resourcepart nick) {
    return new Ping(occupant(terms.jid(), nick));
  }

  /// § 6.4.
  static IQ look(RoomTerms terms) {
    return DiscoverInfo.builder(StanzaId.random().value()).to(terms.jid()).build();
  }

  /// § 10.1.2.
  static IQ open(RoomTerms terms) {
    IQ open = new InstantRoom();
    open.setTo(terms.jid());
    open.setType(IQ.Type.set);
    return open;
  }

  private static Presence to(EntityFullJid occupant, Presence.Type type) {
    return StanzaBuilder.buildPresence(StanzaId.random().value()).ofType(type).to(occupant).build();
  }

  private static EntityFullJid occupant(EntityBareJid room, Resourcepart nick) {
    return JidCreate.entityFullFrom(room, nick);
  }

  /// The empty form that takes the room as it is.
  private static final class InstantRoom extends IQ {
    InstantRoom() {
      super("query", "http://jabber.org/protocol/muc#owner");
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.rightAngleBracket();
      xml.append("<x xmlns='jabber:x:data' type='submit'/>");
      return xml;
    }
  }
}
