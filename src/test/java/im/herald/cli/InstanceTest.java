package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.herald.config.SharedDatabase;
import im.herald.config.StoreConfig;
import im.herald.postgres.PostgresServer;
import im.herald.postgres.PostgresServers;
import im.herald.postgres.StorePlace;
import im.herald.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
  @TempDir private Path dir;

  @Test
  void aDatabaseThatDoesNotAnswerMayDoSoLater() throws IOException {
    StartFailure failure = fails("postgresql://127.0.0.1:1/herald");
    assertThat(failure.exit()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(failure)
        .hasMessageContaining("the database herald at 127.0.0.1:1 cannot be reached");
  }

  @Test
  @ExtendWith(PostgresServers.class)
  void aDatabaseWithoutItsPasswordMustBePutRight(PostgresServer server) throws IOException {
    String url = server.freshDatabase();
    StartFailure failure = fails(url.replaceFirst(":[^/]*@", ":wrong@"));
    assertThat(failure.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(failure).hasMessageContaining("refuses the login");
  }

  @Test
  @ExtendWith(PostgresServers.class)
  void aDatabaseOfAnotherAccountIsLeftAlone(PostgresServer server) throws IOException {
    SharedDatabase database = StorePlace.fresh(server);
    try (Store store =
        Store.open(new StoreConfig(dir.resolve("other"), Optional.of(database), true))) {
      assertThat(store.lease().orElseThrow().take()).isTrue();
      store.state().put("account", "alerts@example.org");
    }
    StartFailure failure =
        fails(server.url(PostgresServer.USER, PostgresServer.PASSWORD, database.name()));
    assertThat(failure.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(failure)
        .hasMessageContaining("is that of alerts@example.org")
        .hasMessageContaining("currentSchema=NAME");
  }

  private StartFailure fails(String url) throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("herald.conf"),
            """
            herald {
              account { jid = "herald@example.org", password = secret }
              store { dir = state, url = "%s" }
            }
            """
                .formatted(url));
    return catchThrowableOfType(
        StartFailure.class,
        () -> new Instance(ConfigSource.of(file, Map.of()), InstantSource.system()));
  }
}
