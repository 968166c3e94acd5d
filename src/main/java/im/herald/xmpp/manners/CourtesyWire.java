package im.herald.xmpp.manners;

import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.BareJid;

/// The way to the server in one session, for what may get lost.
public interface CourtesyWire {
  /// Puts `stanza` on its way if there is room for it. Returns at once.
  ///
  /// @return false if it cannot be sent now
  boolean offer(Stanza stanza);

  /// Whether `jid` may see that Herald is there (RFC 6121 § 3).
  boolean isSeenBy(BareJid jid);
}
