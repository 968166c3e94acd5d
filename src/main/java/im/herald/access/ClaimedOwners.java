package im.herald.access;

import java.util.Set;
import org.jxmpp.jid.BareJid;

/// The people who became owner by [Claim]. Kept across restarts: the wiring stands the store behind
/// it. Called from several threads.
public interface ClaimedOwners {
  /// All of them. Asked for at every message, so it answers from memory.
  Set<BareJid> all();

  /// Keeps one more. Durable when it returns.
  void add(BareJid jid);
}
