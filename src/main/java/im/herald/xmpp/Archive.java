package im.herald.xmpp;

import im.herald.message.ArchiveId;
import im.herald.message.Received;
import im.herald.store.ArchivedEntry;
import im.herald.store.Journal;
import im.herald.store.StoreException;
import im.herald.xmpp.archive.ArchivePlace;
import im.herald.xmpp.archive.AwaitedQuery;
import im.herald.xmpp.room.RoomWire;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jivesoftware.smack.packet.Message;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/// Our account's archive on the server (XEP-0313): gives what came while Herald was away, and by
/// its ids tells what came before from what is new.
///
/// [#id] and [#result] are for Smack's threads, the others for the session's.
public final class Archive {
  private static final String PLACE = "archive.place";

  private final EntityBareJid account;
  private final Journal journal;
  private final KeptValues kept;
  private final InstantSource clock;
  private final ArchiveIds ids;
  private final AwaitedQuery awaited = new AwaitedQuery(Integer.MAX_VALUE);
  private final ArchiveResults results;
  private @Nullable CatchUp catchUp;

  /// @param account our own
  /// @param journal of what came
  /// @param kept for the place up to which the archive was read
  /// @param isOfRoom whether this is the address of a room: nobody knows any more who was behind it
  public Archive(
      EntityBareJid account,
      Journal journal,
      KeptValues kept,
      InstantSource clock,
      Predicate<BareJid> isOfRoom) {
    this.account = account;
    this.journal = journal;
    this.kept = kept;
    this.clock = clock;
    this.ids = new ArchiveIds(account, kept);
    this.results = new ArchiveResults(account, new StanzaReader(account, clock, isOfRoom), awaited);
  }

  /// Begins to read what came since the last session, and waits until that is done; but not for
  /// long, since the archive may be large and people wait.
  ///
  /// @param wire that of the session
  /// @throws IOException if the disk does not take where to go on
  void begin(RoomWire wire) throws IOException, InterruptedException {
    if (catchUp != null) {
      catchUp.awaitEnd();
    }
    open();
    CatchUp fresh = new CatchUp(account, wire, this, ids, awaited);
    catchUp = fresh;
    fresh.start();
    fresh.awaitSome();
  }

  /// Initial presence is sent.
  void present() {
    if (catchUp != null) {
      catchUp.present();
    }
  }

  /// The session is over.
  void end() {
    if (catchUp != null) {
      catchUp.stop();
    }
  }

  /// Where `stanza`, which came live, is in the archive, if that is known.
  Optional<ArchiveId> id(Message stanza) {
    return ids.of(stanza);
  }

  /// The archived message in `stanza`, if Herald has asked for it.
  Optional<Received> result(Message stanza) {
    return results.read(stanza);
  }

  /// Where to go on. Empty if nothing is known of it, as at the first login ever.
  ///
  /// Whatever is in the journal with its id came after the place where reading was completed, and
  /// all before it was read or came live. Not so while it is not completed.
  Optional<ArchivePlace> place() {
    Optional<ArchivePlace> last = kept.get(PLACE).flatMap(ArchivePlace::parse);
    if (last.isPresent() && last.get().open()) {
      return last;
    }
    Instant since = last.map(ArchivePlace::since).orElse(Instant.MIN);
    return journal
        .lastArchived()
        .filter(entry -> entry.received().isAfter(since))
        .map(Archive::at)
        .or(() -> last);
  }

  /// From now on what comes live is no place to go on from: what came before it may not be read
  /// yet. Until that is done, be it in a later session, reading begins at this one.
  private void open() throws IOException {
    try {
      place().ifPresent(last -> keep(last.openAfter(last.after())));
    } catch (StoreException e) {
      throw new IOException("where to go on in the archive cannot be kept", e);
    }
  }

  private static ArchivePlace at(ArchivedEntry entry) {
    return new ArchivePlace(false, entry.received(), Optional.of(entry.id()));
  }

  /// Reading goes on here, whatever happens.
  void keep(ArchivePlace place) {
    kept.put(PLACE, place.toString());
  }

  Instant now() {
    return clock.instant();
  }
}
