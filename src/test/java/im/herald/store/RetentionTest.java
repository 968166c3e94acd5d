package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.ArchiveId;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.store.Retention.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;

class RetentionTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String KILOBYTE = "x".repeat(1_000);

  private final MemoryStore store = new MemoryStore();
  private final OutgoingRows outgoing = store.outgoing();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aFloodPushesOutWhatIsDealtWithOldestFirstAndNothingThatIsOpen() throws Exception {
    Journal journal = journal(new Amount(1_000_000, 10_000));
    long open = add(journal, "romeo", NOON);
    long aside = add(journal, "romeo", NOON);
    journal.putAside(aside);
    flood(journal, 100, NOON);
    add(journal, "juliet", NOON.plus(Duration.ofHours(1)));
    await().until(() -> done() == 10);
    assertThat(journal.open()).extracting(Journal.OpenEntry::number).startsWith(open).hasSize(2);
    assertThat(journal.aside()).extracting(JournalEntry::number).containsExactly(aside);
  }

  @Test
  void aFloodIsCleanedAwayWhileItLasts() throws Exception {
    Journal journal = journal(new Amount(100, 1 << 20));
    for (int minute = 0; minute < 10; minute++) {
      flood(journal, 40, NOON.plus(Duration.ofMinutes(minute)));
    }
    await().until(() -> done() <= 140);
  }

  @Test
  void thePlaceInTheArchiveIsKeptHoweverOldItIs() throws Exception {
    Journal journal = journal(new Amount(1_000_000, 10_000));
    for (String id : List.of("a1", "a2")) {
      Journal.Added added =
          Arrivals.add(journal, jid("juliet"), "archived", ArchiveId.of(id), NOON);
      assertThat(added.kept()).succeedsWithin(Duration.ofSeconds(10));
      assertThat(outgoing.answer(added.number(), List.of(), NOON))
          .succeedsWithin(Duration.ofSeconds(10));
    }
    flood(journal, 50, NOON);
    add(journal, "juliet", NOON.plus(WEEK).plusSeconds(1));
    await().until(() -> done() == 1);
    assertThat(journal.lastArchived()).contains(new ArchivedEntry(new ArchiveId("a2"), NOON));
  }

  @Test
  void whatCannotBeCleanedIsCleanedAMinuteLater() throws Exception {
    Journal journal = journal(new Amount(1_000_000, 10_000));
    flood(journal, 1, NOON);
    Instant later = NOON.plus(WEEK).plusSeconds(1);
    store.refuses("DELETE ON journal");
    add(journal, "juliet", later);
    add(journal, "juliet", later);
    store.heals();
    add(journal, "juliet", later.plusSeconds(59));
    assertThat(done()).isEqualTo(1);
    add(journal, "juliet", later.plusSeconds(60));
    await().until(() -> done() == 0);
  }

  @Test
  void whoAddsWaitsWhileTooMuchIsNotWritten() throws Exception {
    Journal journal = store.journal();
    String megabyte = "x".repeat(1 << 20);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(20);
    store.stalls(end);
    Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 0; i < 20; i++) {
                Arrivals.add(journal, jid("juliet"), megabyte, Optional.empty(), NOON);
                taken.countDown();
              }
            });
    await().during(Duration.ofMillis(200)).until(() -> taken.getCount() == 5);
    end.countDown();
    await().until(() -> taken.getCount() == 0);
    await().until(() -> journal.backlog().open() == 20);
  }

  private Journal journal(Amount most) {
    return store.journal(new Retention.Limits(WEEK, most, 3));
  }

  private void flood(Journal journal, int messages, Instant now) throws Exception {
    for (int i = 0; i < messages; i++) {
      CompletableFuture<?> dealtWith = outgoing.answer(add(journal, "juliet", now), List.of(), now);
      assertThat(dealtWith).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  private long add(Journal journal, String name, Instant now) throws Exception {
    Journal.Added added = Arrivals.add(journal, jid(name), KILOBYTE, Optional.empty(), now);
    assertThat(added.kept()).succeedsWithin(Duration.ofSeconds(10));
    return added.number();
  }

  private int done() {
    return store.count("journal WHERE fate = 'done'");
  }

  private static Jid jid(String name) {
    try {
      return Jids.any(name + "@example.org");
    } catch (InvalidJidException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
