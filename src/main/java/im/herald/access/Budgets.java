package im.herald.access;

import im.herald.config.Rates;
import im.herald.message.Sender;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// How many messages Herald takes from a person, from a room, from all of a server, and in all.
/// Safe for use by several threads; memory is bounded whoever writes.
public final class Budgets {
  private final LongSupplier nanoTime;
  private RateBuckets buckets;

  /// @param nanoTime a clock that only goes forward, such as `System::nanoTime`
  public Budgets(Rates rates, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.buckets = new RateBuckets(rates);
  }

  /// Goes by other budgets from now on, as after a reload. Everybody begins anew.
  public synchronized void use(Rates rates) {
    buckets = new RateBuckets(rates);
  }

  /// Spends one message of `sender`. One that is over a budget is charged to none, so that a flood
  /// from one person does not use up what belongs to all.
  ///
  /// @param room where it was said, if in one
  public synchronized Verdict spend(Sender sender, Optional<BareJid> room) {
    Jid who = sender.identity();
    long now = nanoTime.getAsLong();
    List<Bucket> charged = buckets.of(Optional.of(who), room, who.getDomain(), now);
    for (Bucket bucket : charged) {
      if (!bucket.hasToken(now)) {
        return bucket.over(now);
      }
    }
    charged.forEach(Bucket::take);
    return Verdict.WITHIN;
  }
}
