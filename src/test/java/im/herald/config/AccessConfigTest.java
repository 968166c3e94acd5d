package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").access())
        .isEqualTo(new AccessConfig(List.of(), List.of(), List.of(new JidPattern.Anybody())));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines =
        """
        access {
          owners = ["juliet@example.org", "juliet@example.org"]
          admins = ["*@example.org"]
          users = ["example.net"]
        }
        """;
    JidPattern juliet = JidPattern.parse("juliet@example.org");
    assertThat(ConfigFile.load(dir, lines).access())
        .isEqualTo(
            new AccessConfig(
                List.of(juliet, juliet),
                List.of(JidPattern.parse("*@example.org")),
                List.of(JidPattern.parse("example.net"))));
  }
}
