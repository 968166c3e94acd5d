package im.herald.xmpp.room;

import im.herald.xmpp.room.RoomEvent.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Reads the presence of one room: notes who is there, and tells what it means for Herald. On
/// Smack's thread.
final class RoomPresences {
  private static final Pattern ADDRESS = Pattern.compile("xmpp:([^?#]+)(?:[?#].*)?");

  private static final int SELF = 110;
  private static final int CREATED = 201;
  private static final int RENAMED = 303;

  private final Occupants occupants;

  RoomPresences(Occupants occupants) {
    this.occupants = occupants;
  }

  Optional<RoomEvent> read(Presence presence) {
    @Nullable Resourcepart nick = presence.getFrom().getResourceOrNull();
    return switch (presence.getType()) {
      case error ->
          Optional.ofNullable(presence.getError())
              .map(error -> new RoomEvent.Refused(error.getCondition(), instead(error)));
      case available -> nick == null ? Optional.empty() : available(presence, nick);
      case unavailable -> nick == null ? Optional.empty() : unavailable(presence, nick);
      case subscribe, subscribed, unsubscribe, unsubscribed, probe -> Optional.empty();
    };
  }

  private Optional<RoomEvent> available(Presence presence, Resourcepart nick) {
    @Nullable MUCUser user = MUCUser.from(presence);
    occupants.add(nick, account(user));
    Set<Integer> codes = codes(user);
    if (!codes.contains(SELF)) {
      return Optional.empty();
    }
    occupants.enter(nick);
    return Optional.of(new RoomEvent.Entered(nick, codes.contains(CREATED)));
  }

  private Optional<RoomEvent> unavailable(Presence presence, Resourcepart nick) {
    @Nullable MUCUser user = MUCUser.from(presence);
    boolean ours = occupants.own().filter(nick::equals).isPresent();
    occupants.remove(nick);
    Set<Integer> codes = codes(user);
    if (!ours && !codes.contains(SELF)) {
      return Optional.empty();
    }
    if (codes.contains(RENAMED)) {
      // The next presence says the new one, and comes right behind this.
      return Optional.empty();
    }
    occupants.clear();
    return Optional.of(new RoomEvent.Out(reason(user, codes), instead(user)));
  }

  private static Reason reason(@Nullable MUCUser user, Set<Integer> codes) {
    if (user != null && user.getDestroy() != null) {
      return Reason.DESTROYED;
    }
    if (codes.contains(301)) {
      return Reason.BANNED;
    }
    if (codes.contains(332) || codes.contains(333)) {
      return Reason.SHUTDOWN;
    }
    if (codes.contains(321) || codes.contains(322)) {
      return Reason.NO_MEMBER;
    }
    return codes.contains(307) ? Reason.KICKED : Reason.OTHER;
  }

  /// RFC 6120 § 8.3.3.5: an address, `xmpp:` and what one may do there.
  private static Optional<EntityBareJid> instead(StanzaError error) {
    return Optional.ofNullable(error.getConditionText())
        .filter(_ -> error.getCondition() == Condition.gone)
        .map(ADDRESS::matcher)
        .filter(Matcher::matches)
        .map(address -> JidCreate.entityBareFromOrNull(address.group(1)));
  }

  private static Optional<EntityBareJid> instead(@Nullable MUCUser user) {
    return user == null || user.getDestroy() == null
        ? Optional.empty()
        : Optional.ofNullable(user.getDestroy().getJid());
  }

  private static Set<Integer> codes(@Nullable MUCUser user) {
    return user == null
        ? Set.of()
        : user.getStatus().stream().map(MUCUser.Status::getCode).collect(Collectors.toSet());
  }

  private static Optional<BareJid> account(@Nullable MUCUser user) {
    @Nullable MUCItem item = user == null ? null : user.getItem();
    return item == null || item.getJid() == null
        ? Optional.empty()
        : Optional.of(item.getJid().asBareJid());
  }
}
