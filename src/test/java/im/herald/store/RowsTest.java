package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.config.StoreConfig;
import im.herald.message.ArchiveId;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.message.Reference;
import im.herald.message.StanzaId;
import im.herald.postgres.OnEachDatabase;
import im.herald.postgres.StorePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;

/// Rows as each of the databases keeps them.
@OnEachDatabase
class RowsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(10);

  private final StorePlace place;
  private StoreConfig config;
  private Store store;

  RowsTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void anEmptyStore(@TempDir Path dir) {
    config = place.in(dir);
    open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsPutIsThereAfterARestart() {
    store.state().put("presence", "away");
    store.state().put("presence", "dnd It's “late”");
    store.state().put("gone", "soon");
    store.state().remove("gone");
    store.close();
    open();
    assertThat(store.state().get("presence")).contains("dnd It's “late”");
    assertThat(store.state().get("gone")).isEmpty();
  }

  @Test
  void aThreadThatIsTooLongForItsColumnIsLeftOutAndTheAnswerKept() throws Exception {
    String longest = "💬".repeat(128);
    assertThat(store.outgoing().add(List.of(threaded(longest), threaded(longest + "x")), NOON))
        .succeedsWithin(SOON);
    store.close();
    open();
    assertThat(store.outgoing().all())
        .extracting(row -> row.message().thread())
        .containsExactly(Optional.of(longest), Optional.empty());
  }

  @Test
  void whatCannotBeReadIsKeptHoweverLongItsSenderCallsItself() {
    assertThat(
            store
                .journal()
                .addAside(
                    "ü".repeat(5_000), "<message/>", NOON, CompletableFuture.completedFuture(true))
                .kept())
        .succeedsWithin(SOON);
    assertThat(store.journal().aside())
        .singleElement()
        .satisfies(entry -> assertThat(entry.sender()).hasSize(3_071));
  }

  @Test
  void ofWhatCannotBeReadTheLatestIsKept() throws Exception {
    long crashed = add("crashed", NOON);
    store.journal().begins(crashed).get();
    store.journal().putAside(crashed);
    CompletableFuture<?> kept = CompletableFuture.completedFuture(true);
    for (int i = 0; i < 203; i++) {
      kept = store.journal().addAside("mallory@example.org", "<message " + i, NOON, kept).kept();
    }
    await().until(() -> store.journal().countAside() == 201);
    assertThat(store.journal().aside())
        .extracting(JournalEntry::stanza)
        .startsWith("crashed", "<message 3")
        .endsWith("<message 202");
  }

  @Test
  void whatWasDealtWithLatelyIsKnown() throws Exception {
    for (int minute = 0; minute < 5; minute++) {
      done("m" + minute, NOON.plus(Duration.ofMinutes(minute)));
    }
    add("open", NOON.plus(Duration.ofMinutes(4)));
    Journal journal = store.journal();
    Instant since = NOON.plus(Duration.ofMinutes(1));
    assertThat(stanzas(journal, journal.dealtWithSince(since, 10)))
        .containsExactly("m1", "m2", "m3", "m4");
    assertThat(stanzas(journal, journal.dealtWithSince(since, 2))).containsExactly("m3", "m4");
  }

  private static Stream<String> stanzas(Journal journal, List<Long> numbers) {
    return numbers.stream().map(number -> journal.read(number).orElseThrow().stanza());
  }

  @Test
  void whatIsOpenIsCountedAndWhatIsOldAndDealtWithIsForgotten() throws Exception {
    add("open", NOON);
    done("done", NOON);
    add("later", NOON.plus(Duration.ofDays(8)));
    await().until(() -> store.journal().dealtWithSince(NOON, 10).isEmpty());
    assertThat(store.journal().backlog()).isEqualTo(new Journal.Backlog(2, 0, Optional.of(NOON)));
  }

  @Test
  void aCopyFromTheArchiveIsNotKeptTwice() throws Exception {
    Optional<ArchiveId> id = ArchiveId.of("a1");
    assertThat(Arrivals.add(store.journal(), juliet(), "one", id, NOON).kept())
        .succeedsWithin(SOON)
        .isEqualTo(true);
    assertThat(Arrivals.add(store.journal(), juliet(), "copy", id, NOON).kept())
        .succeedsWithin(SOON)
        .isEqualTo(false);
  }

  @Test
  void firingsOfSchedulesThatAreGoneAreForgottenByOthersInTheEnd() throws Exception {
    fire("gone", NOON);
    fire("other", NOON.plus(Duration.ofDays(399)));
    assertThat(store.outgoing().hasFired("gone", NOON)).isTrue();
    fire("other", NOON.plus(Duration.ofDays(401)));
    assertThat(store.outgoing().hasFired("gone", NOON)).isFalse();
    assertThat(store.outgoing().hasFired("other", NOON.plus(Duration.ofDays(399)))).isTrue();
  }

  @Test
  void whatAMessageAnswersIsKeptWithIt() throws Exception {
    OutgoingMessage answer =
        new OutgoingMessage(
            StanzaId.random(),
            new Conversation.Room(Jids.bare("team@rooms.example.org")),
            "romeo: pong",
            Optional.empty(),
            Optional.of(
                new Reference(new ArchiveId("a 1"), Jids.any("team@rooms.example.org/ro meo"))),
            new Manner(true, true, Manner.Form.REACTION, Optional.of(new StanzaId("a0"))));
    assertThat(store.outgoing().add(List.of(answer), NOON)).succeedsWithin(SOON);
    store.close();
    open();
    assertThat(store.outgoing().all()).extracting(OutgoingRow::message).containsExactly(answer);
  }

  private void fire(String schedule, Instant due) {
    assertThat(store.outgoing().fire(schedule, due, List.of(), due)).succeedsWithin(SOON);
  }

  private void open() {
    store = Store.open(config);
    store.lease().ifPresent(Lease::take);
  }

  private long add(String stanza, Instant now) throws Exception {
    Journal.Added added = Arrivals.add(store.journal(), juliet(), stanza, Optional.empty(), now);
    assertThat(added.kept()).succeedsWithin(SOON);
    return added.number();
  }

  private void done(String stanza, Instant now) throws Exception {
    assertThat(store.outgoing().answer(add(stanza, now), List.of(), now)).succeedsWithin(SOON);
  }

  private static OutgoingMessage threaded(String thread) throws Exception {
    return new OutgoingMessage(
        StanzaId.random(), new Conversation.Direct(juliet()), "hm", Optional.of(thread));
  }

  private static BareJid juliet() throws Exception {
    return Jids.bare("juliet@example.org");
  }
}
