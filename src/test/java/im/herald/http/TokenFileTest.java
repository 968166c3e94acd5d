package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  @TempDir private Path dir;

  @Test
  void isMadeOnceAndForNobodyElse() throws IOException {
    Secret token = new TokenFile(dir).token();
    assertThat(token.reveal()).matches("[0-9a-f]{64}");
    assertThat(new TokenFile(dir).token()).isEqualTo(token);
    Path file = dir.resolve("http-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatAFullDiskHasLeftIsMadeAgain() throws IOException {
    Files.createFile(dir.resolve("http-token"));
    assertThat(new TokenFile(dir).token().reveal()).hasSize(64);
  }

  @Test
  void whatSomebodyElseThoughtUpIsNoToken() throws IOException {
    Files.writeString(dir.resolve("http-token"), "secret");
    assertThat(new TokenFile(dir).token().reveal()).hasSize(64);
  }

  @Test
  void whatOthersMayReadIsMadeAgain() throws IOException {
    Secret first = new TokenFile(dir).token();
    Files.setPosixFilePermissions(
        dir.resolve("http-token"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new TokenFile(dir).token()).isNotEqualTo(first);
  }
}
