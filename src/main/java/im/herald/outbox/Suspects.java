package im.herald.outbox;

import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Which messages a server may end streams for.
///
/// For one thread at a time.
final class Suspects {
  /// Those that were underway when the server ended a stream because of something that was sent, or
  /// when two sessions ended: its reason may be lost with the connection.
  private final Set<StanzaId> ids = new HashSet<>();

  /// Those that were underway when a session ended.
  private final Set<StanzaId> survivors = new HashSet<>();

  boolean contains(OutgoingRow row) {
    return row.ends() > 0 || ids.contains(row.message().id());
  }

  /// The server has ended the stream because of something that was sent on it.
  void expelled(Collection<StanzaId> underway) {
    ids.addAll(underway);
  }

  /// The session has ended, for whatever reason.
  void ended(Collection<StanzaId> underway) {
    underway.stream().filter(id -> !survivors.add(id)).forEach(ids::add);
  }

  /// The server has it, or it is not sent any more.
  void forget(StanzaId id) {
    ids.remove(id);
    survivors.remove(id);
  }
}
