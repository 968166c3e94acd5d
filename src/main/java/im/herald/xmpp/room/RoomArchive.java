package im.herald.xmpp.room;

import im.herald.message.ArchiveId;
import im.herald.store.StoreException;
import im.herald.xmpp.archive.ArchivePage;
import im.herald.xmpp.archive.ArchivePlace;
import im.herald.xmpp.archive.AwaitedQuery;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jivesoftware.smackx.sid.element.StanzaIdElement;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The archive of one room (XEP-0313): gives what was said in it while Herald was not there, and by
/// its ids tells a copy from what is new (XEP-0359).
///
/// [#note] and [#result] are for Smack's thread, the others for any.
final class RoomArchive {
  private static final Logger LOG = LoggerFactory.getLogger(RoomArchive.class);

  /// Of the room's address and an id in it together: a database cannot look for much longer ones,
  /// and a room chooses both.
  private static final int LONGEST = 500;

  private final EntityBareJid room;
  private final RoomMemory memory;
  private final Occupants occupants;
  private final InstantSource clock;
  private final AwaitedQuery awaited = new AwaitedQuery(ArchivePage.SIZE);
  private volatile @Nullable RoomCatchUp catchUp;
  private volatile RoomFeatures announced = RoomFeatures.NONE;
  private volatile boolean believed;

  /// The last one that came live.
  private volatile Optional<ArchiveId> last = Optional.empty();

  /// The one before it: whatever came up to this was handed over.
  private volatile Optional<ArchiveId> heard = Optional.empty();

  RoomArchive(EntityBareJid room, RoomMemory memory, Occupants occupants, InstantSource clock) {
    this.room = room;
    this.memory = memory;
    this.occupants = occupants;
    this.clock = clock;
  }

  EntityBareJid room() {
    return room;
  }

  AwaitedQuery awaited() {
    return awaited;
  }

  InstantSource clock() {
    return clock;
  }

  /// What the room has announced, when Herald last came in.
  RoomFeatures announced() {
    return announced;
  }

  /// Begins to read what was said since Herald was there last. Returns at once.
  ///
  /// @param mayEnter is run when Herald may go in, so that what is said then comes behind it
  void catchUp(RoomWire wire, Runnable mayEnter) {
    stop();
    RoomCatchUp fresh = new RoomCatchUp(this, wire, mayEnter);
    catchUp = fresh;
    fresh.start();
  }

  /// Herald is in.
  void entered() {
    RoomCatchUp now = catchUp;
    if (now != null) {
      now.entered();
    }
  }

  /// The session is over, or Herald leaves.
  void stop() {
    RoomCatchUp now = catchUp;
    if (now != null) {
      now.stop();
    }
    last = Optional.empty();
    heard = Optional.empty();
  }

  /// Nobody wants Herald there any more: what is said from now on is not for it. Returns at once.
  void forget() {
    stop();
    Thread.ofVirtual().name("forget " + room).start(this::forgetAfterTheLast);
  }

  private void forgetAfterTheLast() {
    try {
      RoomCatchUp before = catchUp;
      if (before != null) {
        before.awaitEnd();
      }
      memory.forget(room);
    } catch (InterruptedException | StoreException e) {
      LOG.debug("where Herald was in {} is still known", room, e);
    }
  }

  /// Where to go on. Empty if nothing is known of it, as at the first time. Whoever knows a place
  /// there has believed its ids, so that all that came since is known by them.
  Optional<ArchivePlace> recall() {
    Optional<RoomPlace> known = memory.recall(room).flatMap(RoomPlace::parse);
    known.flatMap(RoomPlace::nick).ifPresent(occupants::remember);
    believed = known.isPresent();
    return known.map(RoomPlace::place);
  }

  /// The room says this of itself.
  void announces(RoomFeatures features) {
    announced = features;
    believed = features.ids();
  }

  /// There is no place to go on from. Waits for the disk.
  void forgetPlace() {
    memory.forget(room);
  }

  /// Reading goes on here, whatever happens. Waits for the disk.
  void keep(ArchivePlace place) {
    memory.keep(room, new RoomPlace(place, occupants.lastOwn()).toString());
  }

  /// The last message that came live and was handed over since this was asked last.
  Optional<ArchiveId> heard() {
    Optional<ArchiveId> now = heard;
    heard = Optional.empty();
    return now;
  }

  /// Where `stanza`, which came live, is in the archive, if that can be believed.
  Optional<ArchiveId> note(Message stanza) {
    if (!believed
        || stanza.getType() != Message.Type.groupchat
        || stanza.hasExtension(DelayInformation.ELEMENT, DelayInformation.NAMESPACE)) {
      return Optional.empty();
    }
    Optional<ArchiveId> id =
        stanza.getExtensions(StanzaIdElement.class).stream()
            .filter(element -> room.toString().equals(element.getBy()))
            .findFirst()
            .flatMap(element -> id(element.getId()));
    if (id.isPresent()) {
      heard = last;
      last = id;
    }
    return id;
  }

  private Optional<ArchiveId> id(@Nullable String text) {
    return ArchiveId.of(text).filter(id -> room.length() + id.value().length() <= LONGEST);
  }

  /// Whether `stanza` is a result, believed or not.
  static boolean isResult(Message stanza) {
    return MamResultExtension.from(stanza) != null;
  }

  /// The message in `stanza`, which is a result. Empty if the room itself did not send it, or was
  /// not asked for it: anybody could wrap a message of somebody else. Empty, too, if it was not
  /// said in the room before all, or without its time or id.
  Optional<ArchivedMessage> result(Message stanza) {
    @Nullable MamResultExtension result = MamResultExtension.from(stanza);
    if (result == null || !room.equals(stanza.getFrom()) || !awaited.takes(result.getQueryId())) {
      return Optional.empty();
    }
    Message archived = result.getForwarded().getForwardedStanza();
    @Nullable Jid from = archived.getFrom();
    @Nullable DelayInformation delay = result.getForwarded().getDelayInformation();
    return from == null
            || delay == null
            || !room.equals(from.asBareJid())
            || archived.getType() != Message.Type.groupchat
        ? Optional.empty()
        : id(result.getId())
            .map(
                id -> new ArchivedMessage(archived, Optional.of(id), delay.getStamp().toInstant()));
  }
}
