package im.herald.access;

import im.herald.config.BudgetsConfig;
import im.herald.message.Sender;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Domainpart;

/// How many messages Herald takes from a person, from a room, from all of a server, and in all.
/// Safe for use by several threads; memory is bounded whoever writes.
public final class Budgets {
  private final LongSupplier nanoTime;
  private Buckets<Jid> persons;
  private Buckets<BareJid> rooms;
  private Buckets<Domainpart> domains;
  private Buckets<String> total;

  /// @param nanoTime a clock that only goes forward, such as `System::nanoTime`
  public Budgets(BudgetsConfig budgets, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.persons = new Buckets<>(budgets.person());
    this.rooms = new Buckets<>(budgets.room());
    this.domains = new Buckets<>(budgets.domain());
    this.total = new Buckets<>(budgets.total());
  }

  /// Goes by other budgets from now on, as after a reload. Everybody begins anew.
  public synchronized void use(BudgetsConfig budgets) {
    persons = new Buckets<>(budgets.person());
    rooms = new Buckets<>(budgets.room());
    domains = new Buckets<>(budgets.domain());
    total = new Buckets<>(budgets.total());
  }

  /// Spends one message of `sender`. One that is over a budget is charged to none, so that a flood
  /// from one person does not use up what belongs to all.
  ///
  /// @param room where it was said, if in one
  public synchronized Verdict spend(Sender sender, Optional<BareJid> room) {
    Jid who = sender.identity();
    long now = nanoTime.getAsLong();
    // The narrowest first: it is the one that its sender can do something about.
    List<Bucket> buckets =
        Stream.of(
                persons.of(who, now),
                room.flatMap(r -> rooms.of(r, now)),
                domains.of(who.getDomain(), now),
                total.of("total", now))
            .flatMap(Optional::stream)
            .toList();
    for (Bucket bucket : buckets) {
      if (!bucket.hasToken(now)) {
        return bucket.over(now);
      }
    }
    buckets.forEach(Bucket::take);
    return Verdict.WITHIN;
  }
}
