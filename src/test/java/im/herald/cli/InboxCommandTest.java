package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Jids;
import im.herald.store.Arrivals;
import im.herald.store.Journal;
import im.herald.store.Journal.OpenEntry;
import im.herald.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path dir;
  private CommandOnStore inbox;
  private long number;

  @BeforeEach
  void oneMessageIsPutAside() throws Exception {
    inbox = CommandOnStore.of("inbox", dir);
    try (Store store = inbox.open()) {
      Journal.Added added =
          Arrivals.add(
              store.journal(),
              Jids.any("juliet@example.org/balcony"),
              "<message xmlns='jabber:client' from='juliet@example.org/balcony' type='chat'>"
                  + "<body>crash now</body></message>",
              Optional.empty(),
              NOON);
      number = added.number();
      store.journal().putAside(number);
    }
  }

  @Test
  void listShowsIt() {
    assertThat(inbox.run("list").out())
        .isEqualTo(number + "  2026-11-22T12:00:00Z  juliet@example.org/balcony  crash now\n");
    assertThat(inbox.run()).isEqualTo(inbox.run("list"));
  }

  @Test
  void retryLetsTheNextStartTryAgain() {
    assertThat(inbox.run("retry", "" + number).exit()).isEqualTo(Exit.DONE);
    assertThat(inbox.run("list").out()).isEmpty();
    try (Store store = inbox.open()) {
      assertThat(store.journal().open()).extracting(OpenEntry::number).containsExactly(number);
    }
  }

  @Test
  void dropIsTheEndOfIt() {
    assertThat(inbox.run("drop", "" + number).exit()).isEqualTo(Exit.DONE);
    assertThat(inbox.run("list").out()).isEmpty();
    try (Store store = inbox.open()) {
      assertThat(store.journal().open()).isEmpty();
    }
  }

  @Test
  void aNumberThatIsNotThereIsAnError() {
    CommandRun run = inbox.run("drop", "7");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .isEqualTo("herald: no message 7 is put aside; inbox list shows those that are\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "drop", "retry all", "list 7", "show"})
  void whatItDoesNotKnowIsExplained(String args) {
    CommandRun run = inbox.run(args.split(" "));
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("inbox takes list, retry NUMBER or drop NUMBER");
  }
}
