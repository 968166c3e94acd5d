package im.herald.xmpp;

import im.herald.command.CommandFailure;
import im.herald.config.RoomConfig;
import im.herald.message.Role;
import im.herald.xmpp.room.RoomTerms;
import im.herald.xmpp.room.RoomView;
import im.herald.xmpp.room.Rooms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/// Which rooms Herald wants to be in: those of the configuration, and what admins have said in
/// chat, which is kept and has the last word.
public final class ChosenRooms implements im.herald.builtin.Rooms {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final EntityBareJid account;
  private final KeptRooms kept;
  private final Rooms rooms;
  private List<RoomConfig> configured = List.of();

  /// @param account our own, which gives the usual nickname
  public ChosenRooms(EntityBareJid account, KeptValues values, Rooms rooms) {
    this.account = account;
    this.kept = new KeptRooms(values);
    this.rooms = rooms;
  }

  /// Goes by these from now on, as at the start and after a reload.
  public synchronized void use(List<RoomConfig> fromNowOn) {
    configured = List.copyOf(fromNowOn);
    apply();
  }

  private void apply() {
    Map<BareJid, RoomTerms> wanted = new LinkedHashMap<>();
    for (RoomConfig room : configured) {
      wanted.put(
          room.jid(),
          new RoomTerms(
              room.jid(), room.nick().orElseGet(this::usual), room.password(), Role.OWNER));
    }
    kept.left().forEach(wanted::remove);
    kept.joined().forEach(said -> wanted.merge(said.jid(), said, ChosenRooms::renamed));
    rooms.use(wanted.values());
  }

  /// The configuration says who is believed there, and the password.
  private static RoomTerms renamed(RoomTerms fromConfiguration, RoomTerms said) {
    return new RoomTerms(
        said.jid(), said.nick(), fromConfiguration.password(), fromConfiguration.atMost());
  }

  private Resourcepart nickIn(BareJid jid) {
    return configured.stream()
        .filter(room -> room.jid().equals(jid))
        .flatMap(room -> room.nick().stream())
        .findFirst()
        .orElseGet(this::usual);
  }

  private Resourcepart usual() {
    return Resourcepart.fromOrThrowUnchecked(account.getLocalpart().toString());
  }

  @Override
  public List<Room> list() {
    return rooms.views().stream()
        .map(view -> new Room(view.terms().jid(), view.isIn(), view.words()))
        .toList();
  }

  @Override
  public boolean has(BareJid jid) {
    return rooms.has(jid);
  }

  @Override
  public String join(BareJid jid, Optional<String> nick, Role by)
      throws CommandFailure, InterruptedException {
    if (rooms.has(jid) && nick.isEmpty()) {
      return "%s is one of the rooms already: %s.".formatted(jid, words(jid));
    }
    Optional<Resourcepart> asked =
        nick.isEmpty() ? Optional.empty() : Optional.of(nickname(nick.get()));
    synchronized (this) {
      Resourcepart name = asked.orElseGet(() -> nickIn(jid));
      kept.join(new RoomTerms(jid.asEntityBareJidOrThrow(), name, Optional.empty(), by));
      apply();
    }
    return "%s: %s.".formatted(jid, outcome(jid));
  }

  private static Resourcepart nickname(String text) throws CommandFailure {
    try {
      return Resourcepart.from(text);
    } catch (XmppStringprepException | IllegalArgumentException e) {
      throw new CommandFailure("\"%s\" cannot be a nickname.".formatted(text), e);
    }
  }

  private String outcome(BareJid jid) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && view(jid).filter(ChosenRooms::isDecided).isEmpty()) {
      Thread.sleep(LOOK_EVERY);
    }
    return words(jid);
  }

  private static boolean isDecided(RoomView view) {
    return view.isIn() || view.failure().isPresent();
  }

  private String words(BareJid jid) {
    return view(jid).map(RoomView::words).orElse("left again");
  }

  private Optional<RoomView> view(BareJid jid) {
    return rooms.views().stream().filter(view -> view.terms().jid().equals(jid)).findFirst();
  }

  @Override
  public synchronized String leave(BareJid jid) throws CommandFailure {
    if (!rooms.has(jid)) {
      throw new CommandFailure("%s is none of the rooms; see `room list`.".formatted(jid));
    }
    boolean isConfigured = configured.stream().anyMatch(room -> room.jid().equals(jid));
    kept.leave(jid, isConfigured);
    apply();
    return isConfigured
        ? "%s left. It is in the configuration; `room join %s` takes it up again."
            .formatted(jid, jid)
        : "%s left.".formatted(jid);
  }
}
