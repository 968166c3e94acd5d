package im.herald.outbox;

import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Knows which of the last messages came back (RFC 6121 § 8.5, stanzas of type `error`). Any
/// thread.
final class Bounces {
  private static final int REMEMBERED = 1_000;

  /// No more than may be underway.
  private static final int IN_ROOMS = 200;

  private final Map<StanzaId, BareJid> sent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StanzaId, BareJid> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Those to rooms, whole, to be sent again; none of them twice.
  private final Map<StanzaId, OutgoingRow> toRooms =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StanzaId, OutgoingRow> eldest) {
          return size() > IN_ROOMS;
        }
      };

  /// Those that go out for the second time.
  private final Set<StanzaId> again = new HashSet<>();

  private int count;
  private Optional<Bounce> last = Optional.empty();

  synchronized void sent(OutgoingRow row) {
    OutgoingMessage message = row.message();
    sent.put(message.id(), message.to().address().asBareJid());
    if (message.to() instanceof Conversation.Room && !again.remove(message.id())) {
      toRooms.put(message.id(), row);
    }
  }

  /// The message with this id, under another, if it went to the room `from` for the first time.
  synchronized Optional<OutgoingRow> unheard(StanzaId id, Jid from) {
    OutgoingRow row = toRooms.get(id);
    if (row == null || !row.message().to().key().equals(from.asBareJid())) {
      return Optional.empty();
    }
    toRooms.remove(id);
    sent.remove(id);
    StanzaId other = StanzaId.random();
    again.add(other);
    return Optional.of(row.withId(other));
  }

  /// @return whether a message with this id went to `from`, and had not come back before: anybody
  ///   else would forge it
  synchronized boolean came(StanzaId id, Jid from, String reason, Instant when) {
    if (!sent.remove(id, from.asBareJid())) {
      return false;
    }
    count++;
    last = Optional.of(new Bounce(count, from.asBareJid(), reason, when));
    return true;
  }

  synchronized Optional<Bounce> last() {
    return last;
  }
}
