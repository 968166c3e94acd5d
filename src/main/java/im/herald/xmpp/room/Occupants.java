package im.herald.xmpp.room;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// Who is in one room, as it told: nicknames, and the accounts behind them where it shows them
/// (XEP-0045 § 7.2.3). Nothing is remembered of anybody who left.
///
/// Changed on Smack's thread, in the order of the stanzas, so that what somebody says is taken for
/// what whoever had the nickname at that moment said. Any thread may ask.
final class Occupants {
  /// A room with more does not let us know everybody: memory is bounded.
  private static final int MOST = 10_000;

  private final Map<Resourcepart, Optional<BareJid>> accounts = new ConcurrentHashMap<>();
  private volatile @Nullable Resourcepart own;
  private volatile @Nullable Resourcepart lastOwn;

  /// Somebody is there as `nick`.
  void add(Resourcepart nick, Optional<BareJid> account) {
    if (accounts.size() < MOST || accounts.containsKey(nick)) {
      accounts.put(nick, account);
    }
  }

  /// Nobody is there as `nick` any more.
  void remove(Resourcepart nick) {
    accounts.remove(nick);
  }

  /// Herald is there as `nick`.
  void enter(Resourcepart nick) {
    own = nick;
    lastOwn = nick;
  }

  /// Herald was there as `nick` before it was started.
  void remember(Resourcepart nick) {
    if (lastOwn == null) {
      lastOwn = nick;
    }
  }

  /// As what Herald was in the room last; empty if it never was.
  Optional<Resourcepart> lastOwn() {
    return Optional.ofNullable(lastOwn);
  }

  /// Herald is out, and knows nothing of the room.
  void clear() {
    own = null;
    accounts.clear();
  }

  /// As what Herald is in the room; empty if it is out.
  Optional<Resourcepart> own() {
    return Optional.ofNullable(own);
  }

  /// The account of whoever is there as `nick`, if the room shows it.
  Optional<BareJid> account(Resourcepart nick) {
    return accounts.getOrDefault(nick, Optional.empty());
  }
}
