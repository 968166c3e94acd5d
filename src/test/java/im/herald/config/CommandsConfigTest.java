package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").commands())
        .isEqualTo(
            new CommandsConfig("!", Set.of(), Map.of(), CommandsConfig.Acknowledgement.LINE));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines =
        """
        commands {
          prefix = "::"
          disabled = ["Quit", "contact add"]
          ack = reaction
          allow { broadcast = owner, "contact list" = anyone, contact remove = user }
        }
        """;
    assertThat(ConfigFile.load(dir, lines).commands())
        .isEqualTo(
            new CommandsConfig(
                "::",
                Set.of("quit", "contact add"),
                Map.of(
                    "broadcast", Role.OWNER,
                    "contact list", Role.ANYONE,
                    "contact remove", Role.USER),
                CommandsConfig.Acknowledgement.REACTION));
  }
}
