package im.herald.access;

import im.herald.config.Rates;
import im.herald.message.Conversation;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// How fast Herald speaks: to a person, in a room, to all of a server, and in all.
///
/// For one thread at a time; memory is bounded whomever it speaks to.
public final class Pace {
  private final RateBuckets buckets;
  private final LongSupplier nanoTime;

  /// @param nanoTime a clock that only goes forward, such as `System::nanoTime`
  public Pace(Rates rates, LongSupplier nanoTime) {
    this.buckets = new RateBuckets(rates);
    this.nanoTime = nanoTime;
  }

  /// How long it takes until one more thing may be said in `where`; zero if it may now.
  public Duration pause(Conversation where) {
    long now = nanoTime.getAsLong();
    return buckets(where, now).stream()
        .map(bucket -> bucket.untilToken(now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// One thing is said in `where`.
  public void spend(Conversation where) {
    buckets(where, nanoTime.getAsLong()).forEach(Bucket::take);
  }

  private List<Bucket> buckets(Conversation where, long now) {
    Optional<BareJid> room = where.inRoom();
    Optional<Jid> person = room.isPresent() ? Optional.empty() : Optional.of(where.key());
    return buckets.of(person, room, where.key().getDomain(), now);
  }
}
