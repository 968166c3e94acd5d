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
import java.util.OptionalLong;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Knows which of the last messages came back (RFC 6121 § 8.5, stanzas of type `error`). Any
/// thread.
final class Bounces {
  private static final int REMEMBERED = 1_000;

  /// No more than may be underway.
  private static final int IN_ROOMS = 200;

  private final Map<StanzaId, Sent> sent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StanzaId, Sent> eldest) {
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
    sent.put(message.id(), new Sent(message.to().address().asBareJid(), row.number()));
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

  /// @return the number of the message with this id, if it went to `from` and had not come back
  ///   before: anybody else would forge it
  synchronized OptionalLong came(StanzaId id, Jid from, String reason, Instant when) {
    Sent message = sent.get(id);
    if (message == null || !message.to().equals(from.asBareJid())) {
      return OptionalLong.empty();
    }
    sent.remove(id);
    count++;
    last = Optional.of(new Bounce(count, from.asBareJid(), reason, when));
    return OptionalLong.of(message.number());
  }

  synchronized Optional<Bounce> last() {
    return last;
  }

  private record Sent(BareJid to, long number) {}
}
