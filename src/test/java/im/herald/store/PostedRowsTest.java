package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.StoreConfig;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.postgres.OnEachDatabase;
import im.herald.postgres.StorePlace;
import im.herald.store.Fate.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was posted, as each of the databases keeps it.
@OnEachDatabase
class PostedRowsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Optional<String> NAME = Optional.of("a-1");

  private final StorePlace place;
  private StoreConfig config;
  private Store store;

  PostedRowsTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void anEmptyStore(@TempDir Path dir) {
    config = place.in(dir);
    open();
  }

  private void open() {
    store = Store.open(config);
    store.lease().ifPresent(Lease::take);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatHasANameIsAddedOnceAcrossRestarts() throws Exception {
    Posted first = post("hook", NAME, NOON, "one", "two");
    assertThat(first.fresh()).hasSize(2);
    store.close();
    open();
    Posted again = post("hook", NAME, NOON.plusSeconds(60), "one", "two");
    assertThat(again.fresh()).isEmpty();
    assertThat(again.numbers()).isEqualTo(first.numbers());
    assertThat(post("other", NAME, NOON, "one").fresh()).hasSize(1);
    assertThat(post("hook", Optional.empty(), NOON, "one").fresh()).hasSize(1);
    assertThat(post("hook", Optional.empty(), NOON, "one").fresh()).hasSize(1);
    assertThat(store.outgoing().all()).hasSize(5);
  }

  @Test
  void itsFateIsKnown() throws Exception {
    OutgoingRow row = post("hook", NAME, NOON, "one").fresh().getFirst();
    assertThat(fate(row.number())).contains(new Fate(State.QUEUED, Optional.empty()));
    store.outgoing().putAside(row);
    assertThat(fate(row.number()).orElseThrow().state()).isEqualTo(State.ASIDE);
    store.outgoing().remove(row);
    assertThat(fate(row.number())).contains(new Fate(State.SENT, Optional.empty()));
    store.outgoing().posted().bounced(row.number(), "nobody\nis there");
    assertThat(fate(row.number()))
        .contains(new Fate(State.BOUNCED, Optional.of("nobody is there")));
    store.outgoing().posted().dropped(row.number(), "too late");
    assertThat(fate(row.number())).contains(new Fate(State.DROPPED, Optional.of("too late")));
  }

  @Test
  void whatTheOperatorDropsIsNotSent() throws Exception {
    OutgoingRow row = post("hook", NAME, NOON, "one").fresh().getFirst();
    store.outgoing().putAside(row);
    assertThat(store.outgoing().drop(row.number())).isTrue();
    assertThat(fate(row.number()).orElseThrow().state()).isEqualTo(State.DROPPED);
  }

  @Test
  void whatWasNotPostedHasNone() throws Exception {
    OutgoingRow said = Store.await(store.outgoing().add(List.of(message("one")), NOON)).getFirst();
    assertThat(fate(said.number())).isEmpty();
  }

  @Test
  void whatIsTooOldIsForgotten() throws Exception {
    long old = post("hook", NAME, NOON, "one").numbers().getFirst();
    Instant later = NOON.plus(Duration.ofDays(8)).plusSeconds(1);
    long fresh = post("hook", Optional.of("b"), later, "two").numbers().getFirst();
    assertThat(fate(old)).isEmpty();
    assertThat(fate(fresh)).isPresent();
    assertThat(post("hook", NAME, later, "one").fresh()).hasSize(1);
  }

  private Posted post(String source, Optional<String> name, Instant now, String... texts)
      throws Exception {
    List<OutgoingMessage> messages = new ArrayList<>();
    for (String text : texts) {
      messages.add(message(text));
    }
    return Store.await(store.outgoing().posted().add(source, name, messages, now));
  }

  private static OutgoingMessage message(String text) throws Exception {
    return OutgoingMessage.to(new Conversation.Direct(Jids.bare("juliet@example.org")), text);
  }

  private Optional<Fate> fate(long number) {
    return Store.await(store.outgoing().posted().fate(number));
  }
}
