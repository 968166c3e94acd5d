package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.config.Secret;
import im.herald.config.SharedDatabase;
import im.herald.config.StoreConfig;
import im.herald.postgres.PostgresServer;
import im.herald.postgres.PostgresServers;
import im.herald.postgres.StorePlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a store on PostgreSQL has.
@ExtendWith(PostgresServers.class)
class SharedStoreTest {
  private final PostgresServer server;
  private final SharedDatabase database;
  @TempDir private Path temp;

  SharedStoreTest(PostgresServer server) {
    this.server = server;
    this.database = StorePlace.fresh(server);
  }

  @Test
  void twoDirectoriesShareWhatIsPut() {
    try (Store one = open("one", database);
        Store two = open("two", database)) {
      assertThat(one.lease().orElseThrow().take()).isTrue();
      one.state().put("presence", "away");
      assertThat(two.state().get("presence")).contains("away");
    }
  }

  @Test
  void manyThatBeginAtOnceMakeTheTablesOnce() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(() -> open("dir" + i, database).close()))
            .toList();
    assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void durableMeansThatEachCommitIsSynced(boolean durable) throws Exception {
    StoreConfig config = new StoreConfig(temp, Optional.of(database), durable);
    try (Store store = Store.open(config);
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW synchronous_commit")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo(durable ? "on" : "off");
    }
  }

  @Test
  void noStatementAndNoSilenceInATransactionLastsAsLongAsTheLease() throws Exception {
    try (Store store = open("dir", database);
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String limit : List.of("statement_timeout", "idle_in_transaction_session_timeout")) {
        try (ResultSet rows = statement.executeQuery("SHOW " + limit)) {
          rows.next();
          assertThat(rows.getString(1)).isEqualTo("5s");
        }
      }
    }
  }

  @Test
  void aLookBesideFindsNothingBeforeTheFirstStartAndThenWhatIsKept() {
    StoreConfig config = new StoreConfig(temp, Optional.of(database), true);
    assertThat(Store.beside(config, state -> state.get("presence"))).isEmpty();
    try (Store store = Store.open(config)) {
      assertThat(store.lease().orElseThrow().take()).isTrue();
      store.state().put("presence", "away");
      assertThat(Store.beside(config, state -> state.get("presence"))).contains("away");
    }
  }

  @Test
  void tablesOfSomebodyElsesQuartzAreLeftAlone() throws Exception {
    try (Store store = open("dir", database)) {
      execute(store, "DROP TABLE schema_version");
    }
    refused(database, StoreException.class).hasMessageContaining("somebody else's Quartz");
  }

  @Test
  void aWrongPasswordIsSaid() {
    SharedDatabase wrong = with(database.name(), PostgresServer.USER, "wrong");
    refused(wrong, StoreException.class)
        .hasMessageContaining("refuses the login")
        .hasMessageContaining("PGPASSFILE");
  }

  @Test
  void aDatabaseThatIsNotThereIsSaid() {
    refused(with("nowhere", PostgresServer.USER, PostgresServer.PASSWORD), StoreException.class)
        .hasMessageContaining("the database nowhere at 127.0.0.1")
        .hasMessageContaining("createdb");
  }

  @Test
  void aUserWithoutRightsIsSaid() {
    server.execute("DROP ROLE IF EXISTS guest");
    server.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'");
    refused(with(database.name(), "guest", "guest"), StoreException.class)
        .hasMessageContaining("does not let Herald make its tables")
        .hasMessageContaining("GRANT CREATE ON SCHEMA");
  }

  @Test
  void aServerThatIsNotThereMayComeLater() {
    SharedDatabase away =
        new SharedDatabase(
            List.of("127.0.0.1:1"), "herald", Optional.of("a"), Optional.empty(), Map.of());
    refused(away, StoreUnreachable.class)
        .hasMessageContaining("the database herald at 127.0.0.1:1 cannot be reached");
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereItMustProveWhoItIs() {
    SharedDatabase verified =
        new SharedDatabase(
            database.hosts(),
            database.name(),
            database.user(),
            database.password(),
            Map.of(
                "sslmode",
                "verify-full",
                "sslfactory",
                "org.postgresql.ssl.DefaultJavaSSLFactory"));
    refused(verified, StoreException.class).hasMessageContaining("SSL");
  }

  @Test
  void aServerMustProveItsNameByACertificateThatIsTrusted() throws Exception {
    Path authority = server.offersTls();
    try {
      String jvm = "org.postgresql.ssl.DefaultJavaSSLFactory";
      open("proven", at("localhost", Map.of("sslrootcert", authority.toString()))).close();
      refused(at("127.0.0.1", Map.of("sslrootcert", authority.toString())), StoreException.class)
          .hasMessageContaining("shows no TLS that Herald trusts")
          .hasMessageContaining("127.0.0.1");
      refused(at("localhost", Map.of("sslfactory", jvm)), StoreException.class)
          .hasMessageContaining("shows no TLS that Herald trusts")
          .hasMessageContaining("sslrootcert=FILE");
    } finally {
      server.offersNoTls();
    }
  }

  private SharedDatabase at(String host, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("sslmode", "verify-full");
    return new SharedDatabase(
        List.of(host + ":" + server.port()),
        database.name(),
        database.user(),
        database.password(),
        options);
  }

  private AbstractThrowableAssert<?, ?> refused(
      SharedDatabase place, Class<? extends StoreException> type) {
    return assertThatThrownBy(() -> open("refused", place)).isExactlyInstanceOf(type);
  }

  private SharedDatabase with(String name, String user, String password) {
    return new SharedDatabase(
        database.hosts(), name, Optional.of(user), Optional.of(new Secret(password)), Map.of());
  }

  private Store open(String dir, SharedDatabase place) {
    return Store.open(new StoreConfig(temp.resolve(dir), Optional.of(place), true));
  }

  private static void execute(Store store, String sql) throws Exception {
    try (Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
