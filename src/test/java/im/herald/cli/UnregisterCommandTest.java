package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.StoreConfig;
import im.herald.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnregisterCommandTest {
  @TempDir private Path dir;

  @Test
  void withoutYesItSaysWhatItWouldDoAndDoesNothing() throws Exception {
    CommandRun run = CommandRun.of(dir, "unregister", "-c", configuration());

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("remove the account herald@example.org", "--yes");
    assertThat(dir.resolve("state")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unregister --yes", "register"})
  void theyDoNotWorkBesideTheDaemon(String args) throws Exception {
    String file = configuration();
    try (Store daemon = Store.open(new StoreConfig(dir.resolve("state"), true))) {
      CommandRun run = CommandRun.of(dir, (args + " -c " + file).split(" "));

      assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
      assertThat(run.err()).startsWith("herald: another Herald runs with the store ");
    }
  }

  private String configuration() throws Exception {
    return Files.writeString(
            dir.resolve("a.conf"),
            "herald { account.jid = \"herald@example.org\", store.dir = \"state\" }\n")
        .toString();
  }
}
