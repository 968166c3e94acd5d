package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").connection())
        .isEqualTo(
            new ConnectionConfig(
                Optional.empty(),
                OptionalInt.empty(),
                Security.STARTTLS,
                Optional.empty(),
                List.of(),
                List.of(
                    "SCRAM-SHA-512-PLUS",
                    "SCRAM-SHA-256-PLUS",
                    "SCRAM-SHA-1-PLUS",
                    "SCRAM-SHA-512",
                    "SCRAM-SHA-256",
                    "SCRAM-SHA-1")));
  }

  @Test
  void everyKeySet() throws Exception {
    Path authority = Files.writeString(dir.resolve("ca.pem"), "");
    String lines =
        """
        connection {
          host = "xmpp.example.org"
          port = 5223
          security = direct
          ca-file = "ca.pem"
          pin-sha256 = ["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]
          mechanisms = ["SCRAM-SHA-256-PLUS", "PLAIN"]
        }
        """;
    assertThat(ConfigFile.load(dir, lines).connection())
        .isEqualTo(
            new ConnectionConfig(
                Optional.of("xmpp.example.org"),
                OptionalInt.of(5223),
                Security.DIRECT,
                Optional.of(authority),
                List.of("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                List.of("SCRAM-SHA-256-PLUS", "PLAIN")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "::1"})
  void plainLoopbackIsForThisMachine(String host) throws Exception {
    String lines = "connection { host = \"%s\", security = plain-loopback }".formatted(host);
    assertThat(ConfigFile.load(dir, lines).connection().security())
        .isEqualTo(Security.PLAIN_LOOPBACK);
  }
}
