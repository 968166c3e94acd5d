package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordSourcesTest {
  @TempDir private Path dir;

  private static final String IN_FILE =
      "account { password = \"written\", password-file = \"password\" }";
  private static final String WRITTEN = "account { password = \"written\" }";

  @Test
  void theCredentialComesFirst() throws Exception {
    file("password", "file", "rw-------");
    file("herald.password", "credential\n", "r--r--r--");
    assertThat(password(IN_FILE, credentialsAndVariable())).isEqualTo("credential");
  }

  @Test
  void thenTheFile() throws Exception {
    file("password", "file\n", "rw-------");
    assertThat(password(IN_FILE, credentialsAndVariable())).isEqualTo("file");
  }

  @Test
  void thenTheEnvironmentVariable() throws Exception {
    assertThat(password(WRITTEN, credentialsAndVariable())).isEqualTo("variable");
  }

  @Test
  void thenTheConfiguration() throws Exception {
    assertThat(password(WRITTEN, ConfigFile.HOME)).isEqualTo("written");
    assertThat(password(WRITTEN, Map.of("HOME", "/h", "HERALD_PASSWORD", ""))).isEqualTo("written");
  }

  @ParameterizedTest
  @ValueSource(strings = {" two words ", "a\n", "a\r\n", "pässwörd"})
  void onlyTheEndOfTheLineIsTakenOff(String content) throws Exception {
    file("password", content, "rw-------");
    assertThat(password(IN_FILE, ConfigFile.HOME)).isEqualTo(content.replaceAll("[\r\n]", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
  void aFileThatOthersCanReadIsRefused(String permissions) throws Exception {
    Path file = file("password", "file", permissions);
    assertThatThrownBy(() -> ConfigFile.load(dir, IN_FILE))
        .hasMessageContaining("others can read %s; run chmod 600 %s".formatted(file, file))
        .hasMessageNotContaining("written");
  }

  @Test
  void aCredentialNamedAsAFileMayHaveItsOwnPermissions() throws Exception {
    file("password", "file", "r--r-----");
    Map<String, String> environment = Map.of("HOME", "/h", "CREDENTIALS_DIRECTORY", dir.toString());
    assertThat(password(IN_FILE, environment)).isEqualTo("file");
  }

  @Test
  void anEmptyCredentialIsAProblemAndNotPassedOver() throws Exception {
    file("herald.password", "\n", "r--------");
    assertThatThrownBy(() -> ConfigFile.load(dir, WRITTEN, credentialsAndVariable()))
        .hasMessageContaining("herald.password is empty");
  }

  private Map<String, String> credentialsAndVariable() {
    return Map.of(
        "HOME", "/h", "CREDENTIALS_DIRECTORY", dir.toString(), "HERALD_PASSWORD", "variable");
  }

  private String password(String lines, Map<String, String> environment) throws Exception {
    return ConfigFile.load(dir, lines, environment).account().password().orElseThrow().reveal();
  }

  private Path file(String name, String content, String permissions) throws IOException {
    Path file = Files.writeString(dir.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
