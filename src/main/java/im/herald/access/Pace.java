package im.herald.access;

import im.herald.config.Rates;
import im.herald.message.Conversation;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Domainpart;

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
    return Stream.of(ownPause(where), pauseAt(where.key().getDomain()), pauseOfAll())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// How long it takes until one more thing may be said in `where`, whatever is said elsewhere;
  /// zero if it may now.
  public Duration ownPause(Conversation where) {
    long now = nanoTime.getAsLong();
    return longest(buckets.narrow(person(where), where.inRoom(), now), now);
  }

  /// How long it takes until one more thing may be said to anybody at `server`.
  public Duration pauseAt(Domainpart server) {
    long now = nanoTime.getAsLong();
    return longest(buckets.domain(server, now), now);
  }

  /// How long it takes until one more thing may be said at all.
  public Duration pauseOfAll() {
    long now = nanoTime.getAsLong();
    return longest(buckets.total(now), now);
  }

  private static Duration longest(Optional<Bucket> bucket, long now) {
    return bucket.map(b -> b.untilToken(now)).orElse(Duration.ZERO);
  }

  /// One thing is said in `where`.
  public void spend(Conversation where) {
    buckets
        .of(person(where), where.inRoom(), where.key().getDomain(), nanoTime.getAsLong())
        .forEach(Bucket::take);
  }

  private static Optional<Jid> person(Conversation where) {
    return where.inRoom().isPresent() ? Optional.empty() : Optional.of(where.key());
  }
}
