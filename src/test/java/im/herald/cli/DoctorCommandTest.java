package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.StoreConfig;
import im.herald.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final String KEY = "login.method herald@example.org";

  @TempDir private Path dir;

  @BeforeEach
  void configuration() throws IOException {
    Files.writeString(
        dir.resolve("herald.conf"),
        """
        herald {
          account.jid = "herald@example.org"
          connection { host = "127.0.0.1", port = 1 }
          store.dir = "state"
        }
        """);
  }

  @Test
  void theKeptLoginIsShownAlsoWhileADaemonHasTheStore() {
    try (Store store = store()) {
      store.state().put(KEY, "SCRAM-SHA-256-PLUS 2026-11-22T17:00:00Z tls-exporter");
      assertThat(doctor().out())
          .contains(
              "OK       Login method       SCRAM-SHA-256-PLUS (tls-exporter) since 2026-11-22 17:00"
                  + " UTC; none weaker is taken\n");
    }
  }

  @Test
  void withoutOneThereIsNoSuchLine() {
    assertThat(doctor().out()).contains("FAILURE").doesNotContain("Login method ");
    assertThat(dir.resolve("state")).doesNotExist();
  }

  @Test
  void itIsForgottenOnDemand() {
    try (Store store = store()) {
      store.state().put(KEY, "SCRAM-SHA-512 2026-11-22T17:00:00Z ");
    }
    assertThat(doctor("--forget-login"))
        .isEqualTo(
            new CommandRun(
                Exit.DONE,
                "herald@example.org logged in by SCRAM-SHA-512 since 2026-11-22 17:00 UTC. That is"
                    + " forgotten: the next login may take any method of connection.mechanisms.\n",
                ""));
    assertThat(Store.beside(config(), state -> state.get(KEY))).isEqualTo(Optional.empty());
    assertThat(doctor("--forget-login").out())
        .isEqualTo("No login of herald@example.org is kept.\n");
  }

  @Test
  void notWhileADaemonRunsWhichWouldGoOnWithIt() {
    try (Store store = store()) {
      store.state().put(KEY, "SCRAM-SHA-512");
      CommandRun run = doctor("--forget-login");
      assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
      assertThat(run.err()).contains("another Herald runs");
      assertThat(store.state().get(KEY)).isPresent();
    }
  }

  private CommandRun doctor(String... option) {
    String file = dir.resolve("herald.conf").toString();
    return option.length == 0
        ? CommandRun.of(dir, "doctor", "-c", file)
        : CommandRun.of(dir, "doctor", "-c", file, option[0]);
  }

  private Store store() {
    return Store.open(config());
  }

  private StoreConfig config() {
    return new StoreConfig(dir.resolve("state"), true);
  }
}
