package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").contacts())
        .isEqualTo(new ContactsConfig(List.of(new JidPattern.Anybody()), true));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines = "contacts { accept = [\"*@example.org\"], add-back = no }";
    assertThat(ConfigFile.load(dir, lines).contacts())
        .isEqualTo(new ContactsConfig(List.of(JidPattern.parse("*@example.org")), false));
  }
}
