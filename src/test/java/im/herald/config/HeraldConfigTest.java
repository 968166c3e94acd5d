package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeraldConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    HeraldConfig config = ConfigFile.load(dir, "");
    assertThat(config.fallback()).isEqualTo(Fallback.HINT);
    assertThat(config.schedules()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFallback(Fallback fallback) throws Exception {
    String lines = "fallback = " + fallback.name().toLowerCase(Locale.ROOT);
    assertThat(ConfigFile.load(dir, lines).fallback()).isEqualTo(fallback);
  }

  @Test
  void whatIsEmptyIsAsWhatIsNotThere() throws Exception {
    String lines = "rooms = []\nprograms {}\nstore { url = \"\" }";
    assertThat(ConfigFile.load(dir, lines)).isEqualTo(ConfigFile.load(dir, ""));
  }

  @Test
  void aSecretIsNotInItsText() throws Exception {
    HeraldConfig config = ConfigFile.load(dir, "account { password = \"s3cret\" }");
    assertThat(config.account().password().orElseThrow().reveal()).isEqualTo("s3cret");
    assertThat(config.toString()).contains("***").doesNotContain("s3cret");
  }
}
