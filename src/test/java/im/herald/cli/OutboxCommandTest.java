package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.store.OutgoingRow;
import im.herald.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path dir;
  private CommandOnStore outbox;
  private long number;

  @BeforeEach
  void oneMessageIsPutAside() throws Exception {
    outbox = CommandOnStore.of("outbox", dir);
    try (Store store = outbox.open()) {
      OutgoingMessage message =
          OutgoingMessage.to(
              new Conversation.Direct(Jids.any("juliet@example.org/balcony")), "too\nmuch");
      OutgoingRow row =
          Store.await(store.outgoing().add(List.of(message, message), NOON)).getFirst();
      number = row.number();
      store.outgoing().endedStream(row.afterAnotherEnd().afterAnotherEnd().afterAnotherEnd());
    }
  }

  @Test
  void listShowsIt() {
    assertThat(outbox.run("list").out())
        .isEqualTo(number + "  2026-11-22T12:00:00Z  juliet@example.org/balcony  too much\n");
    assertThat(outbox.run()).isEqualTo(outbox.run("list"));
  }

  @Test
  void retryLetsTheNextStartTryAgain() {
    assertThat(outbox.run("retry", "" + number).exit()).isEqualTo(Exit.DONE);
    assertThat(outbox.run("list").out()).isEmpty();
    try (Store store = outbox.open()) {
      assertThat(store.outgoing().all())
          .extracting(OutgoingRow::number)
          .contains(number)
          .hasSize(2);
    }
  }

  @Test
  void dropIsTheEndOfIt() {
    assertThat(outbox.run("drop", "" + number).exit()).isEqualTo(Exit.DONE);
    assertThat(outbox.run("list").out()).isEmpty();
    try (Store store = outbox.open()) {
      assertThat(store.outgoing().all()).hasSize(1);
    }
  }

  @Test
  void aNumberThatIsNotThereIsAnError() {
    CommandRun run = outbox.run("drop", "7");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .isEqualTo("herald: no message 7 is put aside; outbox list shows those that are\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "drop", "retry all", "list 7", "show"})
  void whatItDoesNotKnowIsExplained(String args) {
    CommandRun run = outbox.run(args.split(" "));
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("outbox takes list, retry NUMBER or drop NUMBER");
  }
}
