package im.herald.outbox;

import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Knows which of the last messages came back (RFC 6121 § 8.5, stanzas of type `error`). Any
/// thread.
final class Bounces {
  private static final int REMEMBERED = 1_000;

  private final Map<StanzaId, BareJid> sent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StanzaId, BareJid> eldest) {
          return size() > REMEMBERED;
        }
      };

  private int count;
  private Optional<Bounce> last = Optional.empty();

  synchronized void sent(OutgoingMessage message) {
    sent.put(message.id(), message.to().address().asBareJid());
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
