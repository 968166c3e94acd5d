package im.herald.xmpp.manners;

import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// The way to the server in one session, for what may get lost.
public interface CourtesyWire {
  /// Puts `stanza` on its way if there is room for it. Returns at once.
  ///
  /// @return false if it cannot be sent now
  boolean offer(Stanza stanza);

  /// Whether `jid` may see that Herald is there (RFC 6121 § 3).
  boolean isSeenBy(BareJid jid);

  /// Whether the client at `address` is known to have `feature` (XEP-0115). Returns at once; what
  /// is not known yet is asked for beside.
  boolean has(Jid address, String feature);
}
