package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.HookConfig.Proof;
import im.herald.config.HookConfig.Words;
import im.herald.message.Recipient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookConfigTest {
  private static final String SECRET = "0123456789abcdef0123";

  @TempDir private Path dir;

  @BeforeEach
  void aSecret() throws Exception {
    Path file = Files.writeString(dir.resolve("secret"), SECRET + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").http().hooks()).isEmpty();
    String hook = "token-file = secret, to = [\"@owners\"], template = uptime-kuma";
    assertThat(hooks("up { %s }".formatted(hook)))
        .containsExactly(
            new HookConfig(
                "up",
                new Proof.Token(new Secret(SECRET)),
                List.of(new Recipient.Owners()),
                new Words.Ready(ReadyTemplate.UPTIME_KUMA),
                new Budget.Limited(600, Duration.ofMinutes(1))));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines =
        """
        build {
          secret-file = secret
          to = ["juliet@example.org", "@rooms", "@contacts"]
          template = "{{title}}: done"
          rate = unlimited
        }
        """;
    assertThat(hooks(lines))
        .containsExactly(
            new HookConfig(
                "build",
                new Proof.Signature(new Secret(SECRET)),
                List.of(
                    Recipient.parse("juliet@example.org"),
                    new Recipient.Rooms(),
                    new Recipient.Contacts()),
                new Words.Written("{{title}}: done"),
                new Budget.Unlimited()));
  }

  private List<HookConfig> hooks(String hooks) throws Exception {
    return ConfigFile.load(
            dir, "http { listen = \"127.0.0.1:8080\", hooks { %s } }".formatted(hooks))
        .http()
        .hooks();
  }
}
