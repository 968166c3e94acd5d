package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Show;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").presence())
        .isEqualTo(new PresenceConfig(Show.CHAT, "At your service."));
  }

  @Test
  void everyKeySet() throws Exception {
    assertThat(ConfigFile.load(dir, "presence { show = dnd, status = \"\" }").presence())
        .isEqualTo(new PresenceConfig(Show.DND, ""));
  }
}
