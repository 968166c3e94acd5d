package im.herald.access;

import java.util.HashSet;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/// Owners who are forgotten with the test.
final class ClaimedInMemory implements ClaimedOwners {
  private final Set<BareJid> jids = new HashSet<>();

  @Override
  public Set<BareJid> all() {
    return jids;
  }

  @Override
  public void add(BareJid jid) {
    jids.add(jid);
  }
}
