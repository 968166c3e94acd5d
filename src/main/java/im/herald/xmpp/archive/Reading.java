package im.herald.xmpp.archive;

import im.herald.message.ArchiveId;
import im.herald.message.StanzaId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one archive over one session, page after page (XEP-0313 § 4, XEP-0059 § 2.2), and keeps
/// the place when a page is durable. Its messages go the way of all messages, as they come; this
/// only asks for them.
///
/// Smack's thread hands a page's messages over before it hands over the end of the page. For one
/// thread.
public final class Reading {
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  private static final Duration DISK = Duration.ofSeconds(30);

  /// The clocks of the server and of Herald differ.
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private static final int LOOKS = 3;
  private static final Duration UNTIL_STABLE = Duration.ofSeconds(1);

  /// Who speaks now waits behind no more than these, and memory holds no more.
  private static final int MOST_WAITING = 5 * ArchivePage.SIZE;

  private static final Duration UNTIL_FEWER = Duration.ofMillis(20);

  /// Our own server is trusted to come to an end; a room is anybody's.
  private static final int MOST_PAGES_OF_A_ROOM = 2_000;

  private final Questions questions;
  private final Optional<BareJid> room;
  private final AwaitedQuery awaited;
  private final Consumer<ArchivePlace> keep;
  private final Intake intake;

  /// Whether all pages were stable.
  private boolean firm = true;

  /// Of the last question.
  private String queryId = "";

  /// Since one began to read.
  private int pages;

  /// @param room whose archive it is; empty for our account's
  /// @param awaited learns which results to believe
  /// @param keep reading goes on here, whatever happens; waits for the disk
  public Reading(
      Questions questions,
      Optional<BareJid> room,
      AwaitedQuery awaited,
      Consumer<ArchivePlace> keep,
      Intake intake) {
    this.questions = questions;
    this.room = room;
    this.awaited = awaited;
    this.keep = keep;
    this.intake = intake;
  }

  /// The last message that is there now. What came live up to then is on the disk.
  public Optional<ArchiveId> newest()
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    Optional<ArchiveId> last =
        ArchivePage.newest(questions, room, StanzaId.random().value()).last();
    awaitDisk();
    return last;
  }

  /// Reads all behind `from`; if the archive has forgotten that message, all since its time.
  ///
  /// @return the place behind the last page
  public ArchivePlace known(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    try {
      return all(from);
    } catch (XMPPErrorException e) {
      if (from.after().isEmpty() || e.getStanzaError().getCondition() != Condition.item_not_found) {
        throw e;
      }
      LOG.warn(
          "the archive{} has forgotten what Herald read last: messages from before {} may be"
              + " missing",
          room.map(jid -> " of " + jid).orElse(""),
          from.since());
      return all(from.openAfter(Optional.empty()));
    }
  }

  /// Reads all behind `from`. A page that is called unstable is read again, and if it stays so the
  /// place stays before it: the next reading begins there, and takes what it knows for copies.
  ///
  /// @return the place behind the last page
  public ArchivePlace all(ArchivePlace from)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    Optional<Instant> start =
        from.after().isEmpty() ? Optional.of(from.since().minus(MARGIN)) : Optional.empty();
    ArchivePlace place = from.openAfter(from.after());
    pages = 0;
    int again = 0;
    while (true) {
      if (firm) {
        keep.accept(place);
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

  /// All is read, up to `last`, which was asked for at `asked`.
  public void completed(Instant asked, Optional<ArchiveId> last) {
    if (firm) {
      keep.accept(new ArchivePlace(false, asked, last));
    }
  }

  /// Nothing more is asked.
  public void end() {
    awaited.expectNoMore(queryId);
  }

  private ArchivePage page(Optional<ArchiveId> after, Optional<Instant> start)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    if (room.isPresent() && ++pages > MOST_PAGES_OF_A_ROOM) {
      throw new IOException("it does not end");
    }
    while (intake.waiting() > MOST_WAITING) {
      Thread.sleep(UNTIL_FEWER);
    }
    queryId = StanzaId.random().value();
    awaited.expect(queryId);
    ArchivePage page = ArchivePage.after(questions, room, queryId, after, start);
    awaitDisk();
    return page;
  }

  private void awaitDisk() throws IOException, InterruptedException {
    try {
      intake.kept().get(DISK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("what came cannot be kept", e);
    }
  }
}
