package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("/home/juliet");

  @Test
  void theFolderOfHeraldsOwnVariableWinsForEverybody() {
    var environment = Map.of("HERALD_CACHE", "/srv/cache", "XDG_CACHE_HOME", "/xdg");

    assertThat(CacheFolder.of(environment, false, HOME)).isEqualTo(Path.of("/srv/cache"));
    assertThat(CacheFolder.of(environment, true, HOME)).isEqualTo(Path.of("/srv/cache"));
  }

  @Test
  void rootUsesAFolderThatAnUnprivilegedServerCanRead() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/root/.cache"), true, Path.of("/root")))
        .isEqualTo(Path.of("/var/cache/herald"));
  }

  @Test
  void otherUsersFollowTheDesktopsConvention() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/xdg"), false, HOME))
        .isEqualTo(Path.of("/xdg/herald"));
    assertThat(CacheFolder.of(Map.of(), false, HOME))
        .isEqualTo(Path.of("/home/juliet/.cache/herald"));
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    assertThat(CacheFolder.of(Map.of("HERALD_CACHE", "", "XDG_CACHE_HOME", ""), false, HOME))
        .isEqualTo(Path.of("/home/juliet/.cache/herald"));
  }
}
