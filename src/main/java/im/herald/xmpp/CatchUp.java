package im.herald.xmpp;

import im.herald.message.StanzaId;
import im.herald.store.StoreException;
import im.herald.xmpp.archive.ArchivePlace;
import im.herald.xmpp.archive.AwaitedQuery;
import im.herald.xmpp.archive.Reading;
import im.herald.xmpp.room.RoomWire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.EntityBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what came while Herald was away (XEP-0313 § 4), in one session, on a thread of its own.
/// What cannot be read now is tried again while the session lasts, less and less often, and at the
/// next login.
final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final String ARCHIVE = "urn:xmpp:mam:2";
  private static final String IDS = "urn:xmpp:sid:0";

  /// How long initial presence waits for it, and with it what is said live.
  private static final Duration HELD = Duration.ofSeconds(10);

  private static final Duration QUESTION = Duration.ofSeconds(4);

  /// A server that says this to the question what the account can do keeps no archive. Whatever
  /// else it says may be otherwise in a minute.
  private static final Set<Condition> NONE =
      EnumSet.of(
          Condition.feature_not_implemented,
          Condition.forbidden,
          Condition.item_not_found,
          Condition.not_allowed,
          Condition.service_unavailable);

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATE = Duration.ofHours(1);

  private final EntityBareJid account;
  private final RoomWire wire;
  private final Archive archive;
  private final ArchiveIds ids;
  private final Reading reading;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch present = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("archive").unstarted(this::run);
  private volatile boolean stopped;

  /// @param wire that of the session
  /// @param awaited learns which results to believe
  CatchUp(
      EntityBareJid account, RoomWire wire, Archive archive, ArchiveIds ids, AwaitedQuery awaited) {
    this.account = account;
    this.wire = wire;
    this.archive = archive;
    this.ids = ids;
    this.reading = new Reading(wire, Optional.empty(), awaited, archive::keep, wire);
  }

  void start() {
    thread.start();
  }

  /// Waits until all is read or cannot be, but not for ever.
  void awaitSome() throws InterruptedException {
    if (!done.await(HELD.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.info("the archive is long; what is said now is answered meanwhile");
    }
  }

  /// Initial presence is sent.
  void present() {
    present.countDown();
  }

  /// The session is over.
  void stop() {
    stopped = true;
    thread.interrupt();
  }

  /// Waits until it has stopped.
  void awaitEnd() throws InterruptedException {
    thread.join(QUESTION);
  }

  private void run() {
    try {
      // As long as the session lasts: it may last for years, and nothing else reads what is
      // missing.
      for (Duration wait = SOON; !isRead(); wait = longer(wait)) {
        done.countDown();
        Thread.sleep(wait);
      }
    } catch (InterruptedException e) {
      LOG.debug("the session is over before the archive is read");
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.error("the archive cannot be read", e);
      }
    } finally {
      reading.end();
      done.countDown();
    }
  }

  private static Duration longer(Duration wait) {
    return wait.compareTo(LATE) < 0 ? wait.multipliedBy(2) : LATE;
  }

  /// @return false if it may be better later
  private boolean isRead() throws InterruptedException {
    try {
      if (!isThere()) {
        return true;
      }
      Optional<ArchivePlace> place = archive.place();
      if (place.isPresent()) {
        read(place.get());
      } else {
        beginAtTheEnd();
      }
      return true;
    } catch (XMPPErrorException e) {
      LOG.warn(
          "the archive cannot be read: the server said {}", ServerWords.of(e.getStanzaError()));
    } catch (SmackException | IOException | StoreException e) {
      LOG.warn("the archive cannot be read: {}", e.getMessage());
    }
    return false;
  }

  private boolean isThere()
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    DiscoverInfo question = DiscoverInfo.builder(StanzaId.random().value()).to(account).build();
    try {
      DiscoverInfo info = wire.answer(question, DiscoverInfo.class, QUESTION);
      boolean archived = info.containsFeature(ARCHIVE);
      ids.announced(archived || info.containsFeature(IDS));
      return archived;
    } catch (XMPPErrorException e) {
      if (!NONE.contains(e.getStanzaError().getCondition())) {
        throw e;
      }
      ids.announced(false);
      return false;
    }
  }

  /// At the first login ever old talk stays unanswered. Not before presence: Prosody hands nothing
  /// over from offline storage to whoever has asked the archive.
  private void beginAtTheEnd()
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    done.countDown();
    present.await();
    Instant now = archive.now();
    reading.completed(now, reading.newest());
  }

  /// Twice: what came after the last page and before presence is only in the archive, since Prosody
  /// hands nothing over from offline storage to whoever has asked the archive. What comes live
  /// while the second reading lasts comes twice, and one of the two is known for a copy.
  private void read(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    ArchivePlace reached = reading.known(from);
    done.countDown();
    present.await();
    Instant asked = archive.now();
    reading.completed(asked, reading.all(reached).after());
  }
}
