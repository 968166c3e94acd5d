package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.ArchiveId;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.store.Journal.OpenEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;

class JournalTest {
  private static final CompletableFuture<?> KEPT = CompletableFuture.completedFuture(true);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private final Journal journal = store.journal();
  private final OutgoingRows outgoing = store.outgoing();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsNotDealtWithIsOpenInTheOrderInWhichItCame() throws Exception {
    long first = add("one", NOON);
    long second = add("two", NOON.minusSeconds(60));
    assertThat(second).isGreaterThan(first);
    assertThat(journal.open()).extracting(OpenEntry::number).containsExactly(first, second);
    assertThat(journal.open().getFirst()).isEqualTo(new OpenEntry(first, juliet().toString(), 0));
    assertThat(journal.read(first))
        .contains(new JournalEntry(first, juliet().toString(), "one", NOON, 0));
    assertThat(journal.read(second + 1)).isEmpty();
  }

  @Test
  void itIsDealtWithTogetherWithItsAnswersAndOnlyOnce() throws Exception {
    long number = add("one", NOON);
    assertThat(outgoing.answer(number, List.of(answer("a"), answer("b")), NOON).get()).hasSize(2);
    assertThat(outgoing.answer(number, List.of(answer("c")), NOON).get()).isEmpty();
    assertThat(journal.open()).isEmpty();
    assertThat(outgoing.all()).extracting(row -> row.message().text()).containsExactly("a", "b");
  }

  @Test
  void whatTheDiskRefusesAboutAMessageIsWrittenAsSoonAsItTakesIt() throws Exception {
    long number = add("one", NOON);
    store.refuses("UPDATE ON journal");
    CompletableFuture<?> begun = journal.begins(number);
    CompletableFuture<List<OutgoingRow>> answered =
        outgoing.answer(number, List.of(answer("a")), NOON);
    await().until(() -> store.refused() == 2);
    store.heals();
    assertThat(answered).succeedsWithin(Duration.ofSeconds(20));
    assertThat(begun).succeedsWithin(Duration.ofSeconds(20));
    assertThat(journal.open()).isEmpty();
    assertThat(outgoing.all()).extracting(row -> row.message().text()).containsExactly("a");
  }

  @Test
  void whatTheServerHasLeavesTheStoreAsSoonAsTheDiskTakesThat() throws Exception {
    OutgoingRow row = outgoing.add(List.of(answer("a")), NOON).get().getFirst();
    store.refuses("DELETE ON outgoing");
    outgoing.remove(row);
    await().until(() -> store.refused() == 1);
    store.heals();
    await().until(() -> outgoing.all().isEmpty());
  }

  @Test
  void whatIsRefusedToTheEndIsSaidToBeUndone() throws Exception {
    long number = add("one", NOON);
    store.refuses("UPDATE ON journal");
    CompletableFuture<?> answered = outgoing.answer(number, List.of(), NOON);
    await().until(() -> store.refused() == 1);
    store.close();
    assertThat(answered).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void whatIsOpenIsCounted() throws Exception {
    assertThat(journal.backlog()).isEqualTo(new Journal.Backlog(0, 0, Optional.empty()));
    journal.begins(add("one", NOON)).get();
    add("two", NOON.plusSeconds(60));
    outgoing.answer(add("three", NOON.minusSeconds(60)), List.of(), NOON).get();
    assertThat(journal.backlog()).isEqualTo(new Journal.Backlog(2, 1, Optional.of(NOON)));
  }

  @Test
  void aRunIsCountedWhenItBegins() throws Exception {
    long number = add("one", NOON);
    assertThat(journal.begins(number).get()).isEqualTo(1);
    assertThat(journal.begins(number).get()).isEqualTo(1);
    assertThat(journal.open()).extracting(OpenEntry::runs).containsExactly(2);
  }

  @Test
  void aRunThatBeginsWithItsArrivalIsCountedWithIt() throws Exception {
    Arrival arrival =
        new Arrival(juliet().toString(), "one", Optional.empty(), Optional.empty(), NOON, true);
    assertThat(journal.add(arrival, KEPT).kept().get()).isTrue();
    assertThat(journal.open()).extracting(OpenEntry::runs).containsExactly(1);
  }

  @Test
  void whatFollowsInASessionOnWhatCouldNotBeKeptIsNotKeptEither() throws Exception {
    store.refuses("INSERT ON journal WHEN new.stanza = 'one'");
    CountDownLatch together = new CountDownLatch(1);
    store.stalls(together);
    CompletableFuture<Boolean> one = journal.add(arrival("one"), KEPT).kept();
    CompletableFuture<Boolean> two =
        journal.add(arrival("two"), CompletableFuture.allOf(KEPT, one)).kept();
    CompletableFuture<Boolean> ofAnother = journal.add(arrival("three"), KEPT).kept();
    together.countDown();
    assertThat(ofAnother).succeedsWithin(Duration.ofSeconds(20));
    assertThat(one).isCompletedExceptionally();
    assertThat(two).isCompletedExceptionally();
    assertThat(journal.add(arrival("four"), two).kept()).failsWithin(Duration.ofSeconds(20));
    assertThat(count()).isEqualTo(1);
  }

  private static Arrival arrival(String stanza) throws Exception {
    return new Arrival(
        juliet().toString(), stanza, Optional.empty(), Optional.empty(), NOON, false);
  }

  @Test
  void whatIsPutAsideIsTriedAgainOrDroppedWhenSomebodySaysSo() throws Exception {
    long first = add("one", NOON);
    long second = add("two", NOON);
    assertThat(journal.retry(first)).isFalse();
    journal.putAside(first);
    journal.putAside(second);
    assertThat(journal.open()).isEmpty();
    assertThat(journal.aside()).hasSize(2);
    assertThat(journal.retry(first)).isTrue();
    assertThat(journal.drop(second)).isTrue();
    assertThat(journal.aside()).isEmpty();
    assertThat(journal.open()).extracting(OpenEntry::number).containsExactly(first);
  }

  @Test
  void whatIsDealtWithIsForgottenAfterAWeekAndWhatIsOpenIsNot() throws Exception {
    long open = add("open", NOON);
    long done = add("done", NOON);
    outgoing.answer(done, List.of(), NOON).get();
    long later = add("later", NOON.plus(Duration.ofDays(8)));
    await().until(() -> count() == 2);
    assertThat(journal.open()).extracting(OpenEntry::number).containsExactly(open, later);
  }

  @Test
  void aCopyOfWhatIsThereIsNotKeptAndSoNotAnswered() throws Exception {
    long first = add("one", "a1");
    Journal.Added copy = Arrivals.add(journal, juliet(), "copy", ArchiveId.of("a1"), NOON);
    assertThat(copy.kept().get()).isFalse();
    assertThat(outgoing.answer(copy.number(), List.of(answer("c")), NOON).get()).isEmpty();
    assertThat(journal.open()).extracting(OpenEntry::number).containsExactly(first);
  }

  @Test
  void theLastOneThatIsInTheArchiveIsKnown() throws Exception {
    assertThat(journal.lastArchived()).isEmpty();
    add("one", "a2");
    add("two", "a1");
    add("three", NOON);
    add("four", NOON);
    assertThat(journal.lastArchived()).contains(new ArchivedEntry(new ArchiveId("a1"), NOON));
  }

  @Test
  void anIdOfARoomIsNoneOfTheAccountNorOfAnotherRoom() throws Exception {
    add("ours", "a1");
    assertThat(addInRoom("team@rooms.example.org", "a1")).isTrue();
    assertThat(addInRoom("other@rooms.example.org", "a1")).isTrue();
    assertThat(addInRoom("team@rooms.example.org", "a1")).isFalse();
    assertThat(addInRoom("team@rooms.example.org", "a9")).isTrue();
    assertThat(journal.lastArchived()).contains(new ArchivedEntry(new ArchiveId("a1"), NOON));
  }

  private boolean addInRoom(String room, String archiveId) throws Exception {
    Arrival arrival =
        new Arrival(
            room + "/juliet",
            "<heard/>",
            ArchiveId.of(archiveId),
            Optional.of(Jids.bare(room)),
            NOON,
            false);
    return journal.add(arrival, KEPT).kept().get();
  }

  private long add(String stanza, String archiveId) throws Exception {
    Journal.Added added = Arrivals.add(journal, juliet(), stanza, ArchiveId.of(archiveId), NOON);
    assertThat(added.kept().get()).isTrue();
    return added.number();
  }

  private int count() {
    return store.count("journal");
  }

  private long add(String stanza, Instant now) throws Exception {
    Journal.Added added = Arrivals.add(journal, juliet(), stanza, Optional.empty(), now);
    assertThat(added.kept().get()).isTrue();
    return added.number();
  }

  private static Jid juliet() throws Exception {
    return Jids.any("juliet@example.org/balcony");
  }

  private static OutgoingMessage answer(String text) throws Exception {
    return OutgoingMessage.to(new Conversation.Direct(juliet()), text);
  }
}
