package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.service.StatusSocket;
import im.herald.service.StatusSocket.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
  @TempDir private Path dir;
  private CommandOnStore status;
  private Path state;

  @BeforeEach
  void configure() throws IOException {
    status = CommandOnStore.of("status", dir);
    state = Files.createDirectory(dir.resolve("state"));
  }

  @Test
  void printsWhatTheDaemonSays() {
    try (StatusSocket _ =
        StatusSocket.open(state, () -> new Report(true, "Connection: online")).orElseThrow()) {
      assertThat(status.run()).isEqualTo(new CommandRun(Exit.DONE, "Connection: online\n", ""));
    }
  }

  @Test
  void oneThatIsNotOnlineIsToldByTheExitCode() {
    try (StatusSocket _ =
        StatusSocket.open(state, () -> new Report(false, "starts")).orElseThrow()) {
      assertThat(status.run()).isEqualTo(new CommandRun(Exit.FAILED, "starts\n", ""));
    }
  }

  @Test
  void withoutADaemonItSaysWhereItLooked() {
    CommandRun run = status.run();
    assertThat(run.exit()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(run.err()).contains("no Herald runs with the store in " + state);
  }
}
