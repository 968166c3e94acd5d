package im.herald.cli;

import im.herald.access.ClaimedOwners;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.store.SmallState;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;

/// The owners who claimed, kept in the store.
final class StoredOwners implements ClaimedOwners {
  private static final String KEY = "owners.claimed";

  private final SmallState state;
  private volatile Set<BareJid> owners;

  StoredOwners(SmallState state) {
    this.state = state;
    this.owners =
        state.get(KEY).orElse("").lines().map(StoredOwners::jid).collect(Collectors.toSet());
  }

  @Override
  public Set<BareJid> all() {
    return owners;
  }

  @Override
  public synchronized void add(BareJid jid) {
    Set<BareJid> more = new HashSet<>(owners);
    more.add(jid);
    state.put(KEY, more.stream().map(BareJid::toString).collect(Collectors.joining("\n")));
    owners = Set.copyOf(more);
  }

  private static BareJid jid(String line) {
    try {
      return Jids.bare(line);
    } catch (InvalidJidException e) {
      throw new IllegalStateException("the store holds no JID under " + KEY, e);
    }
  }
}
