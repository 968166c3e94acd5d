package im.herald.xmpp.room;

import im.herald.message.ArchiveId;
import im.herald.message.StanzaId;
import im.herald.store.StoreException;
import im.herald.xmpp.archive.ArchivePlace;
import im.herald.xmpp.archive.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what was said in a room while Herald was not in it, for one stay there, on a thread of its
/// own: before Herald goes in, so that what is said then is answered behind it, and again when it
/// is in, for what was said in between. What cannot be read is tried again while Herald is there,
/// less and less often. Notes from time to time up to where all is known.
final class RoomCatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(RoomCatchUp.class);
  private static final Duration QUESTION = Duration.ofSeconds(4);
  private static final Duration DISK = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration NOTE_EVERY = Duration.ofMinutes(5);

  /// The journal, by which copies are known, forgets what is older.
  private static final Duration OLDEST = Duration.ofDays(7);

  private final RoomArchive archive;
  private final RoomWire wire;
  private final Runnable mayEnter;
  private final Reading reading;
  private final AtomicBoolean told = new AtomicBoolean();
  private final CountDownLatch in = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean stopped;

  /// @param mayEnter is run once
  RoomCatchUp(RoomArchive archive, RoomWire wire, Runnable mayEnter) {
    this.archive = archive;
    this.wire = wire;
    this.mayEnter = mayEnter;
    this.reading =
        new Reading(wire, Optional.of(archive.room()), archive.awaited(), archive::keep, wire);
    this.thread = Thread.ofVirtual().name("archive of " + archive.room()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Herald is in the room.
  void entered() {
    in.countDown();
  }

  void stop() {
    stopped = true;
    thread.interrupt();
  }

  /// Waits until it has stopped.
  void awaitEnd() throws InterruptedException {
    thread.join(DISK);
  }

  private void run() {
    try {
      for (Duration wait = SOON; !isRead(); wait = longer(wait)) {
        letIn();
        Thread.sleep(wait);
      }
      letIn();
      noteFromTimeToTime();
    } catch (InterruptedException e) {
      LOG.debug("the stay in {} is over", archive.room());
    } catch (RuntimeException e) {
      if (!stopped) {
        LOG.error("the archive of the room {} cannot be read", archive.room(), e);
      }
    } finally {
      reading.end();
      letIn();
    }
  }

  private void letIn() {
    if (!stopped && told.compareAndSet(false, true)) {
      mayEnter.run();
    }
  }

  private static Duration longer(Duration wait) {
    return wait.compareTo(LATE) < 0 ? wait.multipliedBy(2) : LATE;
  }

  /// @return false if it may be better later
  private boolean isRead() throws InterruptedException {
    try {
      Optional<ArchivePlace> place = archive.recall();
      archive.announces(RoomFeatures.of(ask()));
      if (!archive.announced().canBeCaughtUp()) {
        // What comes now is not known by its id, and would run again as a copy.
        place.ifPresent(_ -> archive.forgetPlace());
        return true;
      }
      if (place.isPresent()) {
        read(place.get());
      } else {
        beginAtTheEnd();
      }
      return true;
    } catch (XMPPErrorException e) {
      complain(e.getStanzaError().getCondition().toString());
    } catch (SmackException | IOException | StoreException e) {
      complain(String.valueOf(e.getMessage()));
    }
    return false;
  }

  /// A room that does not let Herald in is tried every half minute, and the log knows already.
  private void complain(String why) {
    if (in.getCount() == 0) {
      LOG.warn("the archive of the room {} cannot be read: {}", archive.room(), why);
    } else {
      LOG.debug("the archive of the room {} cannot be read: {}", archive.room(), why);
    }
  }

  private DiscoverInfo ask()
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    DiscoverInfo question =
        DiscoverInfo.builder(StanzaId.random().value()).to(archive.room()).build();
    return wire.answer(question, DiscoverInfo.class, QUESTION);
  }

  /// The first time: what was said before is not for Herald.
  private void beginAtTheEnd()
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    letIn();
    in.await();
    Instant now = archive.clock().instant();
    reading.completed(now, reading.newest());
  }

  private void read(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    ArchivePlace reached = recent(from);
    try {
      reached = reading.known(reached);
    } catch (XMPPErrorException e) {
      LOG.debug("{} lets only those read who are in", archive.room());
    }
    letIn();
    in.await();
    Instant asked = archive.clock().instant();
    reading.completed(asked, reading.known(reached).after());
  }

  private ArchivePlace recent(ArchivePlace place) {
    Instant oldest = archive.clock().instant().minus(OLDEST);
    return place.since().isBefore(oldest)
        ? new ArchivePlace(true, oldest, Optional.empty())
        : place;
  }

  /// Otherwise all that was said in a long stay would be read again after it.
  private void noteFromTimeToTime() throws InterruptedException {
    while (archive.announced().canBeCaughtUp()) {
      Thread.sleep(NOTE_EVERY);
      Instant now = archive.clock().instant();
      Optional<ArchiveId> heard = archive.heard();
      if (heard.isPresent()) {
        note(new ArchivePlace(false, now, heard));
      }
    }
  }

  private void note(ArchivePlace place) throws InterruptedException {
    try {
      wire.kept().get(DISK.toMillis(), TimeUnit.MILLISECONDS);
      archive.keep(place);
    } catch (ExecutionException | TimeoutException | StoreException e) {
      LOG.debug("the place in {} is not noted", archive.room(), e);
    }
  }
}
