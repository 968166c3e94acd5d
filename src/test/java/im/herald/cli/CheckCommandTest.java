package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path dir;

  @Test
  void aGoodConfigurationIsOk() throws Exception {
    Path file =
        Files.writeString(dir.resolve("a.conf"), "herald.account.jid = \"herald@example.org\"\n");

    assertThat(CommandRun.of(dir, "check", "-c", file.toString()))
        .isEqualTo(new CommandRun(Exit.DONE, "OK\n", ""));
  }

  @Test
  void eachProblemIsALineWithItsPlace() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("a.conf"),
            """
            herald {
              account.jid = "herald@example.org"
              presence.show = sleepy
              schedules.s { cron = "0 0 25 * * ?", to = ["juliet@example.org"], text = "hi" }
            }
            """);

    CommandRun run = CommandRun.of(dir, "check", "--config", file.toString());

    assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":3: presence.show: \"sleepy\" is unknown"),
            line -> assertThat(line).startsWith(file + ":4: schedules.s.cron: "));
  }
}
