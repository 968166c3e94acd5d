package im.herald.inbox;

import im.herald.message.IncomingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jxmpp.jid.Jid;

/// Keeps from running what was sent too long ago: nobody expects yesterday's `quit` any more. Each
/// sender is told so once an hour.
final class Stale implements Filter {
  private static final Duration QUIET = Duration.ofHours(1);
  private static final int PEOPLE = 10_000;

  private final Supplier<Duration> maxAge;
  private final InstantSource clock;

  /// When each sender was told; the oldest are forgotten.
  private final Map<Jid, Instant> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Instant> eldest) {
          return size() > PEOPLE;
        }
      };

  /// @param maxAge asked at each message, since a reload may bring another
  Stale(Supplier<Duration> maxAge, InstantSource clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  @Override
  public synchronized Verdict check(IncomingMessage message) {
    Instant now = clock.instant();
    if (!message.sent().isBefore(now.minus(maxAge.get()))) {
      return new Verdict.Accept();
    }
    Instant last = told.get(message.sender().identity());
    if (last != null && last.plus(QUIET).isAfter(now)) {
      return new Verdict.Drop("too old");
    }
    told.put(message.sender().identity(), now);
    return new Verdict.Refuse(
        "I was away, and what you wrote then is too old now, so I leave it. Write it again if you"
            + " still want it.");
  }
}
