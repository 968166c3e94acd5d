package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").store())
        .isEqualTo(new StoreConfig(Path.of("/home/herald/.local/state/herald"), true));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines = "store { dir = \"data\", url = \"\", durable = false }";
    assertThat(ConfigFile.load(dir, lines, Map.of("STATE_DIRECTORY", "/var/lib/herald")).store())
        .isEqualTo(new StoreConfig(dir.resolve("data"), false));
  }

  @Test
  void systemdSaysWhereTheStateIs() throws Exception {
    Map<String, String> environment =
        Map.of("STATE_DIRECTORY", "/var/lib/herald", "XDG_STATE_HOME", "/x", "HOME", "/h");
    assertThat(ConfigFile.load(dir, "", environment).store().dir())
        .isEqualTo(Path.of("/var/lib/herald"));
  }

  @Test
  void theDesktopSaysWhereTheStateIsWithoutSystemd() throws Exception {
    Map<String, String> environment = Map.of("XDG_STATE_HOME", "/x", "HOME", "/h");
    assertThat(ConfigFile.load(dir, "", environment).store().dir()).isEqualTo(Path.of("/x/herald"));
  }

  @Test
  void withNoPlaceForTheStateThereIsAProblem() {
    assertThatThrownBy(() -> ConfigFile.load(dir, "", Map.of("HOME", "?")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(": store.dir: is not set, and neither is STATE_DIRECTORY");
  }

  @Test
  void aBadDirectoryFromTheEnvironmentIsCalledThat() {
    assertThatThrownBy(() -> ConfigFile.load(dir, "", Map.of("STATE_DIRECTORY", "~/herald")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("(from the environment variable STATE_DIRECTORY)");
  }
}
