package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Jids;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "xn--strae-oqa.example, xn--strae-oqa.example",
    "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
    "München.example, xn--mnchen-3ya.example"
  })
  void theDomainMayHaveLettersThatMeanOneDomain(String written, String meant) throws Exception {
    AccountConfig account =
        ConfigFile.load(dir, "account.jid = \"herald@%s\"".formatted(written)).account();
    assertThat(IDN.toASCII(account.jid().getDomain().toString())).isEqualTo(meant);
  }

  @Test
  void othersMayHaveAnyDomain() throws Exception {
    assertThat(
            ConfigFile.load(dir, "access.owners = [\"juliet@straße.example\"]").access().owners())
        .hasSize(1);
  }
}
