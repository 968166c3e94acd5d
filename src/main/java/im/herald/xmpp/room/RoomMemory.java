package im.herald.xmpp.room;

import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// A line or two about each room that outlive the process. What is changed is durable when the
/// method returns.
public interface RoomMemory {
  Optional<String> recall(BareJid room);

  void keep(BareJid room, String text);

  void forget(BareJid room);
}
