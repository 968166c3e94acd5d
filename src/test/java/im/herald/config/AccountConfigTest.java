package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Jids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.parts.Resourcepart;

class AccountConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").account())
        .isEqualTo(
            new AccountConfig(
                Jids.bare("herald@example.org").asEntityBareJidOrThrow(),
                Optional.empty(),
                false,
                Resourcepart.from("herald")));
  }

  @Test
  void everyKeySet() throws Exception {
    Path password = Files.writeString(dir.resolve("password"), "s3cret\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    String lines =
        """
        account {
          jid = "Bot@Example.org"
          password = "other"
          password-file = "password"
          register = if-missing
          resource = "night shift"
        }
        """;
    assertThat(ConfigFile.load(dir, lines).account())
        .isEqualTo(
            new AccountConfig(
                Jids.bare("bot@example.org").asEntityBareJidOrThrow(),
                Optional.of(new Secret("s3cret")),
                true,
                Resourcepart.from("night shift")));
  }
}
