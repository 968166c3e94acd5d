package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.SharedDatabase;
import im.herald.config.StoreConfig;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.postgres.CommitCutter;
import im.herald.postgres.PostgresServer;
import im.herald.postgres.PostgresServers;
import im.herald.postgres.StorePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;

/// A connection to PostgreSQL that breaks in the middle of a COMMIT.
@Timeout(60)
@ExtendWith(PostgresServers.class)
class LostAnswerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final CommitCutter cutter;
  private final SharedDatabase place;
  private Store store;

  LostAnswerTest(PostgresServer server) throws Exception {
    cutter = new CommitCutter(server);
    SharedDatabase direct = StorePlace.fresh(server);
    place =
        new SharedDatabase(
            List.of("127.0.0.1:" + cutter.port()),
            direct.name(),
            direct.user(),
            direct.password(),
            Map.of("prepareThreshold", "0"));
  }

  @BeforeEach
  void aHolderOfTheSession(@TempDir Path dir) {
    store = Store.open(new StoreConfig(dir, Optional.of(place), true));
    assertThat(store.lease().orElseThrow().take()).isTrue();
  }

  @AfterEach
  void end() throws Exception {
    store.close();
    cutter.close();
  }

  @Test
  void whatWasCommittedIsKnownToBeThoughTheAnswerIsLost() throws Exception {
    cutter.losesTheNextAnswer();
    assertThat(store.outgoing().add(List.of(message()), NOON)).succeedsWithin(SOON);
    assertThat(cutter.hasCut()).isTrue();
    assertThat(store.outgoing().all()).hasSize(1);
  }

  @Test
  void aDueTimeThatWasCommittedIsSaidThoughTheAnswerIsLost() throws Exception {
    cutter.losesTheNextAnswer();
    assertThat(store.outgoing().fire("standup", NOON, List.of(message()), NOON))
        .succeedsWithin(SOON)
        .satisfies(rows -> assertThat(rows).hasSize(1));
    assertThat(store.outgoing().fire("standup", NOON, List.of(message()), NOON))
        .succeedsWithin(SOON)
        .satisfies(rows -> assertThat(rows).isEmpty());
  }

  @Test
  void anAnswerWhoseCommitIsLostIsWrittenOnce() throws Exception {
    Journal.Added added = Arrivals.add(store.journal(), juliet(), "hi", Optional.empty(), NOON);
    assertThat(added.kept()).succeedsWithin(SOON);
    cutter.losesTheNextCommit();
    assertThat(store.outgoing().answer(added.number(), List.of(message()), NOON))
        .succeedsWithin(SOON)
        .satisfies(rows -> assertThat(rows).hasSize(1));
    assertThat(cutter.hasCut()).isTrue();
    assertThat(store.outgoing().all()).hasSize(1);
    assertThat(store.journal().open()).isEmpty();
  }

  private static OutgoingMessage message() throws Exception {
    return OutgoingMessage.to(new Conversation.Direct(juliet()), "hello");
  }

  private static BareJid juliet() throws Exception {
    return Jids.bare("juliet@example.org");
  }
}
