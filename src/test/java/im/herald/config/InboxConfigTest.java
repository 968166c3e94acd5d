package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").inbox()).isEqualTo(new InboxConfig(Duration.ofDays(1)));
  }

  @Test
  void everyKeySet() throws Exception {
    assertThat(ConfigFile.load(dir, "inbox { max-age = 2h }").inbox())
        .isEqualTo(new InboxConfig(Duration.ofHours(2)));
  }
}
