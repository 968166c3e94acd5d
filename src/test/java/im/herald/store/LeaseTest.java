package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.herald.config.SharedDatabase;
import im.herald.config.StoreConfig;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.postgres.PostgresServer;
import im.herald.postgres.PostgresServers;
import im.herald.postgres.StorePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;

@Timeout(60)
@ExtendWith(PostgresServers.class)
class LeaseTest {
  /// As the usual ones, but for those who cannot wait.
  private static final LeaseTerms QUICK =
      new LeaseTerms(
          Duration.ofSeconds(4),
          Duration.ofMillis(500),
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(100));

  private final PostgresServer server;
  private final PostgresDatabase database;
  private final SharedDatabase place;
  private final CountDownLatch lost = new CountDownLatch(1);
  @TempDir private Path temp;
  private Store store;
  private Lease one;
  private Lease two;

  LeaseTest(PostgresServer server) {
    this.server = server;
    this.place = StorePlace.fresh(server);
    this.database = PostgresDatabase.of(place, true);
  }

  @BeforeEach
  void twoInstances() {
    store = Store.open(new StoreConfig(temp, Optional.of(place), true));
    one = Lease.in(database, QUICK);
    two = Lease.in(database, QUICK);
  }

  @AfterEach
  void end() {
    one.close();
    two.close();
    store.close();
  }

  @Test
  void oneHasItUntilItGivesItUp() {
    assertThat(one.take()).isTrue();
    assertThat(two.take()).isFalse();
    one.giveUp();
    assertThat(two.take()).isTrue();
    assertThat(one.take()).isFalse();
  }

  @Test
  void whoWaitsHasItWhenTheHolderIsDead() throws Exception {
    assertThat(one.take()).isTrue();
    long began = System.nanoTime();
    assertThat(two.await(new CountDownLatch(1))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(QUICK.length().minusSeconds(1), QUICK.length().plusSeconds(2));
  }

  @Test
  void waitingEndsWhenSomebodyAsksForIt() throws Exception {
    assertThat(one.take()).isTrue();
    CountDownLatch cancelled = new CountDownLatch(1);
    Thread.ofVirtual().start(cancelled::countDown);
    assertThat(two.await(cancelled)).isFalse();
  }

  @Test
  void whoKeepsItHasItForLongerThanItsLength() {
    assertThat(one.take()).isTrue();
    one.keep(lost::countDown);
    await()
        .during(QUICK.length().plusSeconds(1))
        .atMost(QUICK.length().plusSeconds(2))
        .until(() -> !two.take());
    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void aHolderThatDoesNotReachTheDatabaseKnowsBeforeAnotherOneHasIt() throws Exception {
    assertThat(one.take()).isTrue();
    one.keep(lost::countDown);
    long began = System.nanoTime();
    server.stall();
    try {
      assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(QUICK.length());
    } finally {
      server.goOn();
    }
    assertThat(two.await(new CountDownLatch(1))).isTrue();
  }

  @Test
  void whoHasItNoLongerKeepsNoSingleValueEither() {
    assertThat(one.take()).isTrue();
    assertThatThrownBy(() -> store.state().put("presence", "away"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another instance holds the session");
    assertThat(store.state().get("presence")).isEmpty();
  }

  @Test
  void nothingOfATurnIsWrittenInTheNextOne() throws Exception {
    Lease ours = store.lease().orElseThrow();
    assertThat(ours.take()).isTrue();
    OutgoingRows before = store.outgoing();
    Journal.Added open =
        Arrivals.add(store.journal(), juliet(), "hi", Optional.empty(), Instant.now());
    assertThat(open.kept()).succeedsWithin(Duration.ofSeconds(10));
    ours.giveUp();
    assertThat(one.take()).isTrue();
    CompletableFuture<?> late = before.answer(open.number(), List.of(message()), Instant.now());
    assertThat(late).failsWithin(Duration.ofSeconds(10));
    one.giveUp();
    assertThat(ours.take()).isTrue();
    store.beginTurn();
    assertThat(before.add(List.of(message()), Instant.now())).failsWithin(Duration.ofSeconds(10));
    assertThat(store.outgoing().all()).isEmpty();
    assertThat(store.journal().open()).hasSize(1);
    assertThat(store.outgoing().add(List.of(message()), Instant.now()))
        .succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void whatATurnWasGivenIsWrittenBeforeItEnds() throws Exception {
    assertThat(store.lease().orElseThrow().take()).isTrue();
    CompletableFuture<?> last = store.outgoing().add(List.of(message()), Instant.now());
    store.endTurn(Duration.ofSeconds(10));
    assertThat(last).isCompleted();
    assertThat(last).isNotCompletedExceptionally();
  }

  @Test
  void whoHasItNoLongerWritesNothing() throws Exception {
    OutgoingMessage message = message();
    assertThat(one.take()).isTrue();
    assertThatThrownBy(() -> Store.await(store.outgoing().add(List.of(message), Instant.now())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another instance holds the session");
    one.giveUp();
    assertThat(store.lease().orElseThrow().take()).isTrue();
    assertThat(Store.await(store.outgoing().add(List.of(message), Instant.now()))).hasSize(1);
  }

  private static OutgoingMessage message() throws Exception {
    return OutgoingMessage.to(new Conversation.Direct(juliet()), "late");
  }

  private static BareJid juliet() throws Exception {
    return Jids.bare("juliet@example.org");
  }
}
