package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static final String LINES =
      """
        # it was s3cret0 before
        account { password = "s3cret" }
        access { owners = ["juliet@example.org"] }
        schedules { pulse { every = 1h, to = ["@contacts"], run = "status", late = 1m } }
      """;

  @TempDir private Path dir;

  @Test
  void theEffectiveConfigurationHasEveryKeyAndNoSecret() throws Exception {
    String effective = loader(ConfigFile.HOME).effective(ConfigFile.write(dir, LINES));
    assertThat(effective)
        .contains("juliet@example.org", "6000/min", "SCRAM-SHA-1", "/home/herald/.local/state")
        .contains("password=\"***\"")
        .doesNotContain("s3cret");
  }

  @Test
  void theEffectiveConfigurationIsAFileAgain() throws Exception {
    Path written = ConfigFile.write(dir, LINES);
    Path again =
        Files.writeString(dir.resolve("again.conf"), loader(ConfigFile.HOME).effective(written));
    HeraldConfig first = loader(ConfigFile.HOME).load(written);
    HeraldConfig second = loader(ConfigFile.HOME).load(again);
    // The password is not the same, which toString does not show.
    assertThat(second).hasToString(first.toString());
    assertThat(loader(ConfigFile.HOME).effective(again)).isEqualTo(Files.readString(again));
  }

  @Test
  void variablesComeFromTheEnvironmentThatIsGiven() throws Exception {
    String lines = "presence { status = \"On \"${WHERE}, show = ${?NO_SUCH} }";
    Path file = ConfigFile.write(dir, lines);
    HeraldConfig config = loader(Map.of("HOME", "/h", "WHERE", "verona")).load(file);
    assertThat(config.presence().status()).isEqualTo("On verona");
  }

  @Test
  void theSampleIsGoodOnceItHasAnAccount() throws Exception {
    String sample = Files.readString(Path.of("conf/herald.conf"));
    Path file =
        Files.writeString(
            dir.resolve("herald.conf"), sample.replace("jid = \"\"", "jid = \"bot@a.example\""));
    HeraldConfig config = loader(ConfigFile.HOME).load(file);
    assertThat(config.account().jid().toString()).isEqualTo("bot@a.example");
    assertThat(config.schedules()).isEmpty();
  }

  private static ConfigLoader loader(Map<String, String> environment) {
    return new ConfigLoader(
        ConfigFile.CRON, ConfigFile.TEMPLATES, ConfigFile.COMMANDS, environment);
  }
}
