package im.herald.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jxmpp.jid.Jid;

/// Whom something was told that is not told again for a while. Not for several threads at once.
final class Told {
  private static final int PEOPLE = 10_000;

  private final Duration quiet;

  /// When each was told; the oldest are forgotten.
  private final Map<Jid, Instant> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Instant> eldest) {
          return size() > PEOPLE;
        }
      };

  /// @param quiet for how long
  Told(Duration quiet) {
    this.quiet = quiet;
  }

  /// Whether `person` is to be told `now`, and is then.
  boolean isNewTo(Jid person, Instant now) {
    Instant last = told.get(person);
    if (last != null && last.plus(quiet).isAfter(now)) {
      return false;
    }
    told.put(person, now);
    return true;
  }
}
