package im.herald.xmpp;

import im.herald.command.CommandFailure;
import im.herald.config.RoomConfig;
import im.herald.message.Role;
import im.herald.message.Wording;
import im.herald.xmpp.room.Invitation;
import im.herald.xmpp.room.RoomTerms;
import im.herald.xmpp.room.RoomView;
import im.herald.xmpp.room.Rooms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/// Which rooms Herald wants to be in: those of the configuration, and what admins have said in chat
/// or have invited to, which is kept and has the last word.
public final class ChosenRooms implements im.herald.builtin.Rooms {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /// Of rooms to which somebody invited or which an admin named: more, and nobody invites.
  private static final int MOST_KEPT = 100;

  private final EntityBareJid account;
  private final KeptRooms kept;
  private final Rooms rooms;
  private final Bookmarks bookmarks;
  private volatile List<RoomConfig> configured = List.of();

  /// @param account our own, which gives the usual nickname
  /// @param bookmarks are told when the rooms change
  public ChosenRooms(EntityBareJid account, KeptValues values, Rooms rooms, Bookmarks bookmarks) {
    this.account = account;
    this.kept = new KeptRooms(values);
    this.rooms = rooms;
    this.bookmarks = bookmarks;
  }

  /// Goes by these from now on, as at the start and after a reload.
  public synchronized void use(List<RoomConfig> fromNowOn) {
    configured = List.copyOf(fromNowOn);
    apply();
  }

  private void apply() {
    rooms.use(wanted().values());
    bookmarks.changed();
  }

  private Map<BareJid, RoomTerms> wanted() {
    Map<BareJid, RoomTerms> wanted = new LinkedHashMap<>();
    for (RoomConfig room : configured) {
      wanted.put(
          room.jid(),
          new RoomTerms(
              room.jid(), room.nick().orElseGet(this::usual), room.password(), Role.OWNER));
    }
    kept.left().forEach(wanted::remove);
    kept.joined().forEach(said -> wanted.merge(said.jid(), said, ChosenRooms::renamed));
    return wanted;
  }

  /// The configuration says who is believed there, and the password.
  private static RoomTerms renamed(RoomTerms fromConfiguration, RoomTerms said) {
    return new RoomTerms(
        said.jid(),
        said.nick(),
        fromConfiguration.password().or(said::password),
        fromConfiguration.atMost());
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
  public List<BareJid> bookmarked() {
    return bookmarks.elsewhere();
  }

  @Override
  public boolean has(BareJid jid) {
    return rooms.has(jid);
  }

  @Override
  public Wording join(BareJid jid, Optional<String> nick, Role by)
      throws CommandFailure, InterruptedException {
    Optional<RoomTerms> now = view(jid).map(RoomView::terms);
    if (nick.isEmpty() && now.filter(terms -> terms.atMost().covers(by)).isPresent()) {
      return Wording.of("%s is one of the rooms already: %s.", jid, words(jid));
    }
    Optional<Resourcepart> asked =
        nick.isEmpty() ? Optional.empty() : Optional.of(nickname(nick.get()));
    synchronized (this) {
      Resourcepart name = asked.or(() -> now.map(RoomTerms::nick)).orElseGet(() -> nickIn(jid));
      kept.join(new RoomTerms(jid.asEntityBareJidOrThrow(), name, kept.password(jid), by));
      apply();
    }
    return Wording.verbatim("%s: %s.".formatted(jid, outcome(jid)));
  }

  /// Whether a room at `jid` is believed when it says who invites: its service is one of the
  /// account's own server, or has a room of the configuration. Returns at once.
  boolean believes(BareJid jid) {
    DomainBareJid service = jid.asDomainBareJid();
    DomainBareJid own = account.asDomainBareJid();
    return service.equals(own)
        || service.toString().endsWith("." + own)
        || configured.stream().anyMatch(room -> room.jid().asDomainBareJid().equals(service));
  }

  /// Wants to be in the room of `invitation` from now on, across restarts. Where Herald wants to be
  /// already, it takes the password, and how far the room is believed, from an inviter who counts
  /// for no less than the last. The configuration is not changed by anybody, and a room of it that
  /// was left is entered again only for whoever asks in person.
  ///
  /// @param atMost the highest role that anybody has there
  /// @return false if there are too many
  synchronized boolean accept(Invitation invitation, Role atMost) {
    Map<BareJid, RoomTerms> wanted = wanted();
    Optional<RoomTerms> now = Optional.ofNullable(wanted.get(invitation.room()));
    // One that an admin left would be believed as the configuration says, whoever the room says it
    // is
    // that invites.
    if (isConfigured(invitation.room()) && (now.isPresent() || !invitation.direct())) {
      return true;
    }
    if (now.isEmpty() && kept.joined().size() >= MOST_KEPT) {
      return false;
    }
    RoomTerms asked =
        new RoomTerms(invitation.room(), nickIn(invitation.room()), invitation.password(), atMost);
    RoomTerms then = now.map(terms -> more(terms, asked)).orElse(asked);
    if (now.filter(then::equals).isEmpty()) {
      kept.join(then);
      apply();
    }
    return true;
  }

  /// Whoever counts for less than the one who brought Herald there changes nothing: with another
  /// password he could lock it out.
  private static RoomTerms more(RoomTerms now, RoomTerms asked) {
    return asked.atMost().covers(now.atMost())
        ? new RoomTerms(now.jid(), now.nick(), asked.password().or(now::password), asked.atMost())
        : now;
  }

  private boolean isConfigured(BareJid jid) {
    return configured.stream().anyMatch(room -> room.jid().equals(jid));
  }

  private static Resourcepart nickname(String text) throws CommandFailure {
    try {
      return Resourcepart.from(text);
    } catch (XmppStringprepException | IllegalArgumentException e) {
      throw new CommandFailure(Wording.of("\"%s\" cannot be a nickname.", text), e);
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
  public synchronized Wording leave(BareJid jid) throws CommandFailure {
    if (!rooms.has(jid)) {
      throw new CommandFailure(Wording.of("%s is none of the rooms; see `room list`.", jid));
    }
    boolean isConfigured = isConfigured(jid);
    kept.leave(jid, isConfigured);
    apply();
    return isConfigured
        ? Wording.of(
            "%1$s left. It is in the configuration; `room join %1$s` takes it up again.", jid)
        : Wording.of("%s left.", jid);
  }
}
