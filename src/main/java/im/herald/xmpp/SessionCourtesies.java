package im.herald.xmpp;

import im.herald.xmpp.manners.CourtesyWire;
import java.io.IOException;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// One session, for what may get lost.
record SessionCourtesies(Session session, ClientFeatures features) implements CourtesyWire {
  SessionCourtesies(Session session) {
    this(session, new ClientFeatures(session.smack()));
  }

  @Override
  public boolean offer(Stanza stanza) {
    if (!session.smack().hasRoom()) {
      return false;
    }
    try {
      session.sendNow(stanza);
      return true;
    } catch (IOException e) {
      // It is interrupted or over, or there is no room after all.
      return false;
    }
  }

  @Override
  public boolean isSeenBy(BareJid jid) {
    @Nullable RosterEntry entry = session.roster().getEntry(jid);
    return entry != null && entry.canSeeMyPresence();
  }

  @Override
  public boolean has(Jid address, String feature) {
    return features.has(address, feature);
  }
}
