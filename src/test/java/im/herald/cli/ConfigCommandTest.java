package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir private Path dir;

  @Test
  void showsDefaultsAndMasksThePassword() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("a.conf"),
            "herald.account { jid = \"herald@example.org\", password = \"open sesame\" }\n");

    CommandRun run = CommandRun.of(dir, "config", "-c", file.toString());

    assertThat(run.exit()).isEqualTo(Exit.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("password=\"***\"", "fallback=hint", "jid=\"herald@example.org\"")
        .contains(dir.resolve(".local/state/herald").toString())
        .doesNotContain("sesame");
  }

  @Test
  void whatItPrintsIsAConfiguration() throws Exception {
    Path file =
        Files.writeString(dir.resolve("a.conf"), "herald.account.jid = \"herald@example.org\"\n");
    Path printed =
        Files.writeString(
            dir.resolve("b.conf"), CommandRun.of(dir, "config", "-c", file.toString()).out());

    assertThat(CommandRun.of(dir, "config", "-c", printed.toString()))
        .isEqualTo(CommandRun.of(dir, "config", "-c", file.toString()));
  }
}
