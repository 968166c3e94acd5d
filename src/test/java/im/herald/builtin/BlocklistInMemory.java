package im.herald.builtin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// A block list without a server.
final class BlocklistInMemory implements Blocklist {
  private final Map<String, Jid> blocked = new ConcurrentSkipListMap<>();

  @Override
  public void block(BareJid jid) {
    blocked.put(jid.toString(), jid);
  }

  @Override
  public void unblock(BareJid jid) {
    blocked.remove(jid.toString());
  }

  @Override
  public List<Jid> all() {
    return List.copyOf(blocked.values());
  }
}
