package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConfigTest {
  private static final String TOKEN = "0123456789abcdef0123";

  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").http())
        .isEqualTo(new HttpConfig(Optional.empty(), Optional.empty(), List.of(), List.of()));
  }

  @Test
  void everyKeySet() throws Exception {
    token(TOKEN + "\n", "rw-------");
    String lines =
        "http { listen = \"[::1]:8080\", token-file = token, hosts = [Herald.example.org] }";
    HttpConfig http = ConfigFile.load(dir, lines).http();
    assertThat(http)
        .isEqualTo(
            new HttpConfig(
                Optional.of(new HttpAddress("::1", 8080)),
                Optional.of(new Secret(TOKEN)),
                List.of("herald.example.org"),
                List.of()));
    assertThat(http.listen()).hasToString("Optional[[::1]:8080]");
  }

  @Test
  void theTokenMustBeLongAndNobodyElseMayReadIt() throws Exception {
    token("short", "rw-------");
    refuses("http { token-file = token }", "http.token-file: what is in token is no token");
    token(TOKEN, "rw-r--r--");
    refuses("http { token-file = token }", "http.token-file: others can read");
  }

  @Test
  void withATokenOthersMayReachIt() throws Exception {
    token(TOKEN, "rw-------");
    String lines = "http { listen = \"0.0.0.0:80\", token-file = token }";
    assertThat(ConfigFile.load(dir, lines).http().listen())
        .contains(new HttpAddress("0.0.0.0", 80));
  }

  private void token(String text, String mode) throws Exception {
    Path file = Files.writeString(dir.resolve("token"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void refuses(String lines, String why) {
    assertThatThrownBy(() -> ConfigFile.load(dir, lines))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(why);
  }
}
