package im.herald.inbox;

import im.herald.message.IncomingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jxmpp.jid.Jid;

/// Drops what came before: a server that lost a session may deliver its last messages again, with
/// the ids that their senders gave them.
///
/// The id is the sender's choice, so it counts only for that client, for a short time, and with the
/// same text: somebody who reuses ids loses nothing but true copies.
final class Duplicates implements Filter {
  static final Duration MEMORY = Duration.ofMinutes(10);
  static final int MOST = 10_000;

  private final Map<Seen, Instant> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
          return size() > MOST;
        }
      };

  @Override
  public synchronized Verdict check(IncomingMessage message) {
    Seen now = new Seen(message.from(), message.id().hashCode(), message.text().hashCode());
    Instant first = seen.get(now);
    if (first != null && first.plus(MEMORY).isAfter(message.received())) {
      // Its time is not renewed: a client with one id for all would never be heard again.
      return new Verdict.Drop("a copy of one before");
    }
    seen.put(now, message.received());
    return new Verdict.Accept();
  }

  /// Holds on to nothing of a size that strangers choose: an id may be as long as a stanza.
  private record Seen(Jid from, int id, int text) {}
}
