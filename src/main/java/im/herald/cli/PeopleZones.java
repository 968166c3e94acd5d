package im.herald.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.herald.builtin.TimeZones;
import im.herald.store.SmallState;
import im.herald.xmpp.ClientTime;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Asks people's clients for their time zone, and keeps what they said last.
///
/// A client says how far it is from UTC now and not where it is. Where that is as far as the bot is
/// itself, the bot's zone is taken, which knows when the clocks change.
record PeopleZones(ClientTime clients, SmallState state, InstantSource clock, ZoneId ours)
    implements TimeZones {
  @Override
  public ZoneId of(BareJid person, Jid address) throws InterruptedException {
    // An address without a resource is no client's.
    Optional<ZoneOffset> said = address.hasResource() ? clients.of(address) : Optional.empty();
    said.ifPresent(offset -> state.put(key(person), offset.getId()));
    return said.or(() -> state.get(key(person)).map(ZoneOffset::of)).map(this::zone).orElse(ours);
  }

  private ZoneId zone(ZoneOffset offset) {
    return ours.getRules().getOffset(clock.instant()).equals(offset) ? ours : offset;
  }

  /// Names in the store are shorter than a JID may be.
  private static String key(BareJid person) {
    return "zone." + UUID.nameUUIDFromBytes(person.toString().getBytes(UTF_8));
  }
}
