package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedDatabaseTest {
  private static final String JVM = "org.postgresql.ssl.DefaultJavaSSLFactory";

  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://herald:s%40fe+1@127.0.0.1:5433/herald",
        "postgres://herald:s%40fe+1@127.0.0.1:5433/herald",
        "jdbc:postgresql://127.0.0.1:5433/herald?user=herald&password=s%40fe+1",
      })
  void itIsWrittenAsForPsqlOrAsForJava(String url) throws Exception {
    assertThat(read(url, Map.of()))
        .isEqualTo(
            new SharedDatabase(
                List.of("127.0.0.1:5433"),
                "herald",
                Optional.of("herald"),
                Optional.of(new Secret("s@fe+1")),
                Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql:herald", "jdbc:postgresql:herald", "postgresql:///herald"})
  void withoutAHostItIsThisMachine(String url) throws Exception {
    assertThat(read(url, Map.of()).hosts()).containsExactly("localhost");
  }

  @Test
  void thePasswordMayBeInTheEnvironment() throws Exception {
    Map<String, String> environment = Map.of("PGPASSWORD", "other");
    assertThat(read("postgresql://herald@[::1]/herald", environment).password())
        .contains(new Secret("other"));
    assertThat(read("postgresql://herald:own@[::1]/herald", environment).password())
        .contains(new Secret("own"));
  }

  @Test
  void anotherMachineMustProveWhoItIs() throws Exception {
    assertThat(read("postgresql://db.example.org/herald", Map.of()).options())
        .isEqualTo(Map.of("sslmode", "verify-full", "sslfactory", JVM));
    assertThat(
            read("postgresql://localhost,db.example.org/herald?sslrootcert=/a.pem", Map.of())
                .options())
        .isEqualTo(Map.of("sslmode", "verify-full", "sslrootcert", "/a.pem"));
  }

  @Test
  void whatIsPrintedHasNoPassword() throws Exception {
    String url = "jdbc:postgresql://a:hid%2Aden@127.0.0.1/b?password=hidden2&currentSchema=c";
    assertThat(read(url, Map.of()).toString()).doesNotContain("hid");
    Path file = ConfigFile.write(dir, "store.url = \"" + url + "\"");
    assertThat(
            new ConfigLoader(
                    ConfigFile.CRON, ConfigFile.TEMPLATES, ConfigFile.COMMANDS, ConfigFile.HOME)
                .effective(file))
        .contains("jdbc:postgresql://a:***@127.0.0.1/b?password=***&currentSchema=c")
        .doesNotContain("hid");
  }

  private SharedDatabase read(String url, Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("HOME", "/home/herald");
    return ConfigFile.load(dir, "store.url = \"" + url + "\"", all).store().shared().orElseThrow();
  }
}
