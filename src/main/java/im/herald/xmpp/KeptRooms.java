package im.herald.xmpp;

import im.herald.config.Secret;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Role;
import im.herald.xmpp.room.RoomTerms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What admins have said in chat about rooms, and invitations that Herald follows, across restarts:
/// a line a room, `JID ROLE NICK` for one to be in, and the JID for one of the configuration to
/// stay out of. Passwords that came with invitations are apart, `JID PASSWORD` in base64.
final class KeptRooms {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRooms.class);
  private static final String JOINED = "rooms.joined";
  private static final String LEFT = "rooms.left";
  private static final String PASSWORDS = "rooms.passwords";

  private final KeptValues values;

  KeptRooms(KeptValues values) {
    this.values = values;
  }

  List<RoomTerms> joined() {
    return lines(JOINED).flatMap(line -> terms(line).stream()).toList();
  }

  /// The password with which somebody invited.
  Optional<Secret> password(BareJid jid) {
    return lines(PASSWORDS)
        .filter(isOf(jid))
        .map(line -> decoded(line.substring(line.indexOf(' ') + 1)))
        .findFirst();
  }

  private static Secret decoded(String base64) {
    return new Secret(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
  }

  private static String encoded(Secret password) {
    return Base64.getEncoder().encodeToString(password.reveal().getBytes(StandardCharsets.UTF_8));
  }

  List<BareJid> left() {
    return lines(LEFT).flatMap(line -> jid(line).stream()).toList();
  }

  void join(RoomTerms terms) {
    String line = "%s %s %s".formatted(terms.jid(), terms.atMost(), terms.nick());
    String password =
        terms.password().map(p -> "%s %s".formatted(terms.jid(), encoded(p))).orElse("");
    change(PASSWORDS, isOf(terms.jid()), password);
    change(LEFT, isOf(terms.jid()), "");
    change(JOINED, isOf(terms.jid()), line);
  }

  /// @param configured whether it has to be remembered
  void leave(BareJid jid, boolean configured) {
    change(JOINED, isOf(jid), "");
    change(PASSWORDS, isOf(jid), "");
    change(LEFT, isOf(jid), configured ? jid.toString() : "");
  }

  private static Predicate<String> isOf(BareJid jid) {
    return line -> line.equals(jid.toString()) || line.startsWith(jid + " ");
  }

  private void change(String key, Predicate<String> without, String with) {
    List<String> lines = new ArrayList<>(lines(key).filter(without.negate()).toList());
    if (!with.isEmpty()) {
      lines.add(with);
    }
    values.put(key, String.join("\n", lines));
  }

  private Stream<String> lines(String key) {
    return values.get(key).orElse("").lines().filter(line -> !line.isBlank());
  }

  private Optional<RoomTerms> terms(String line) {
    String[] parts = line.split(" ", 3);
    try {
      BareJid jid = Jids.person(parts[0]);
      return Optional.of(
          new RoomTerms(
              jid.asEntityBareJidOrThrow(),
              Resourcepart.from(parts[2]),
              password(jid),
              Role.valueOf(parts[1].toUpperCase(Locale.ROOT))));
    } catch (InvalidJidException
        | XmppStringprepException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException e) {
      LOG.error("a room that is kept cannot be read: {}", line, e);
      return Optional.empty();
    }
  }

  private static Optional<BareJid> jid(String line) {
    try {
      return Optional.of(Jids.bare(line));
    } catch (InvalidJidException e) {
      LOG.error("a room that is kept cannot be read: {}", line, e);
      return Optional.empty();
    }
  }
}
