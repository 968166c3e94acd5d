package im.herald.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jxmpp.jid.BareJid;

/// Owners who are forgotten with the test.
public final class ClaimedInMemory implements ClaimedOwners {
  private final Set<BareJid> jids = ConcurrentHashMap.newKeySet();

  @Override
  public Set<BareJid> all() {
    return jids;
  }

  @Override
  public void add(BareJid jid) {
    jids.add(jid);
  }
}
