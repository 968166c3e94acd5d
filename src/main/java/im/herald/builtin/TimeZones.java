package im.herald.builtin;

import java.time.ZoneId;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// In which time zone people are.
public interface TimeZones {
  /// That of `person`: as the client at `address` says now, or as one of theirs last said, or the
  /// bot's own. Waits a few seconds for the client.
  ZoneId of(BareJid person, Jid address) throws InterruptedException;
}
