package im.herald.access;

import im.herald.config.Rates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Domainpart;

/// The buckets of some [Rates]. Not safe for use by several threads; memory is bounded, however
/// many names there are.
final class RateBuckets {
  private final Buckets<Jid> persons;
  private final Buckets<BareJid> rooms;
  private final Buckets<Domainpart> domains;
  private final Buckets<String> total;

  RateBuckets(Rates rates) {
    this.persons = new Buckets<>(rates.person());
    this.rooms = new Buckets<>(rates.room());
    this.domains = new Buckets<>(rates.domain());
    this.total = new Buckets<>(rates.total());
  }

  /// Those from which one message takes a token, the narrowest first: it is the one that somebody
  /// can do something about.
  List<Bucket> of(Optional<Jid> person, Optional<BareJid> room, Domainpart domain, long now) {
    return Stream.of(
            narrow(person, Optional.empty(), now),
            narrow(Optional.empty(), room, now),
            domain(domain, now),
            total(now))
        .flatMap(Optional::stream)
        .toList();
  }

  /// That of a room, else of a person.
  Optional<Bucket> narrow(Optional<Jid> person, Optional<BareJid> room, long now) {
    return room.flatMap(r -> rooms.of(r, now)).or(() -> person.flatMap(p -> persons.of(p, now)));
  }

  Optional<Bucket> domain(Domainpart domain, long now) {
    return domains.of(domain, now);
  }

  Optional<Bucket> total(long now) {
    return total.of("total", now);
  }
}
