package im.herald.xmpp;

import im.herald.message.ArchiveId;
import im.herald.message.StanzaId;
import im.herald.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what came while Herald was away (XEP-0313 § 4), in one session, on a thread of its own.
/// Its messages go the way of all messages, as they come; this only asks for them, page after page,
/// and keeps the place when a page is durable. What cannot be read now is tried again while the
/// session lasts, less and less often, and at the next login.
///
/// Smack's thread hands a page's messages over before it hands over the end of the page.
final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final String ARCHIVE = "urn:xmpp:mam:2";
  private static final String IDS = "urn:xmpp:sid:0";

  /// How long initial presence waits for it, and with it what is said live.
  private static final Duration HELD = Duration.ofSeconds(10);

  private static final Duration QUESTION = Duration.ofSeconds(4);
  private static final Duration DISK = Duration.ofSeconds(30);

  /// The clocks of the server and of Herald differ.
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATE = Duration.ofHours(1);

  private static final int LOOKS = 3;
  private static final Duration UNTIL_STABLE = Duration.ofSeconds(1);

  /// Who speaks now waits behind no more than these, and memory holds no more.
  private static final int MOST_WAITING = 5 * ArchivePage.SIZE;

  private static final Duration UNTIL_FEWER = Duration.ofMillis(20);

  private final Session session;
  private final Archive archive;
  private final ArchiveIds ids;
  private final ArchiveResults results;
  private final Supplier<CompletableFuture<?>> durable;
  private final IntSupplier waiting;
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch present = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("archive").unstarted(this::run);
  private volatile boolean stopped;

  /// Whether all pages were stable. Of the thread.
  private boolean firm = true;

  /// Of the last question. Of the thread.
  private String queryId = "";

  /// @param durable complete when all that was handed over is
  /// @param waiting how many messages are not dealt with
  CatchUp(
      Session session,
      Archive archive,
      ArchiveIds ids,
      ArchiveResults results,
      Supplier<CompletableFuture<?>> durable,
      IntSupplier waiting) {
    this.session = session;
    this.archive = archive;
    this.ids = ids;
    this.results = results;
    this.durable = durable;
    this.waiting = waiting;
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
      results.expectNoMore(queryId);
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
    DiscoverInfo question =
        DiscoverInfo.builder(session.smack()).to(session.jid().asBareJid()).build();
    try {
      DiscoverInfo account = ArchivePage.answer(session, question, DiscoverInfo.class, QUESTION);
      boolean archived = account.containsFeature(ARCHIVE);
      ids.announced(archived || account.containsFeature(IDS));
      return archived;
    } catch (XMPPErrorException e) {
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
    ArchivePage newest = ArchivePage.newest(session, StanzaId.random().value());
    archive.keep(new ArchivePlace(false, now, newest.last()));
  }

  /// Twice: what came after the last page and before presence is only in the archive, since Prosody
  /// hands nothing over from offline storage to whoever has asked the archive. What comes live
  /// while the second reading lasts comes twice, and one of the two is known for a copy.
  private void read(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    ArchivePlace reached = known(from);
    done.countDown();
    present.await();
    Instant asked = archive.now();
    ArchivePlace last = pages(reached);
    if (firm) {
      archive.keep(new ArchivePlace(false, asked, last.after()));
    }
  }

  private ArchivePlace known(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    try {
      return pages(from);
    } catch (XMPPErrorException e) {
      if (from.after().isEmpty() || e.getStanzaError().getCondition() != Condition.item_not_found) {
        throw e;
      }
      LOG.warn(
          "the archive has forgotten what Herald read last: messages from before {} may be missing",
          from.since());
      return pages(from.openAfter(Optional.empty()));
    }
  }

  /// A page that the server calls unstable is read again, and if it stays so the place stays before
  /// it: the next login reads from there, and takes what it knows for copies.
  ///
  /// @return the place behind the last page
  private ArchivePlace pages(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    Optional<Instant> start =
        from.after().isEmpty() ? Optional.of(from.since().minus(MARGIN)) : Optional.empty();
    ArchivePlace place = from.openAfter(from.after());
    int again = 0;
    while (true) {
      if (firm) {
        archive.keep(place);
      }
      ArchivePage page = page(place.after(), start);
      if (!page.stable() && again++ < LOOKS) {
        Thread.sleep(UNTIL_STABLE);
        continue;
      }
      firm &= page.stable();
      again = 0;
      ArchivePlace next = place.openAfter(page.last().or(place::after));
      if (page.complete()) {
        return next;
      }
      if (next.equals(place)) {
        throw new IOException("a page that is not the last has no end");
      }
      place = next;
    }
  }

  private ArchivePage page(Optional<ArchiveId> after, Optional<Instant> start)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    while (waiting.getAsInt() > MOST_WAITING) {
      Thread.sleep(UNTIL_FEWER);
    }
    queryId = StanzaId.random().value();
    results.expect(queryId);
    ArchivePage page = ArchivePage.after(session, queryId, after, start);
    try {
      durable.get().get(DISK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("what it gave cannot be kept", e);
    }
    return page;
  }
}
