package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.demo.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What Herald tells over HTTP of what it does on a real server.
@OnEachServer
class WatchedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int UNAVAILABLE = 69;

  private final XmppServer server;
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  WatchedIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void whoWatchesSeesWhatHappens() throws Exception {
    int port = FreePort.find();
    try (Person user = Person.register(server, "user");
        BotHome home = BotHome.on(server).with("http.listen = \"127.0.0.1:%d\"".formatted(port));
        BotProcess bot = home.starts().online()) {
      await().atMost(PATIENCE).until(() -> get(port, "/health/ready").body(), "ready\n"::equals);
      assertThat(user.asks(home.jid(), "ping")).isEqualTo("pong");
      assertThat(user.asks(home.jid(), "status")).contains("needs the role");

      String token = Files.readString(home.store().resolve("http-token")).strip();
      String metrics =
          await()
              .atMost(PATIENCE)
              .until(() -> metrics(port, token), text -> text.contains("messages_out_total 2.0\n"));
      assertThat(metrics)
          .contains("herald_session_online 1.0\n")
          .contains("herald_session_begun_total{how=\"login\"} 1.0\n")
          .contains("herald_messages_in_total 2.0\n")
          .contains("herald_messages_refused_total{reason=\"refused by commands\"} 1.0\n")
          .contains("herald_handler_seconds_count{handler=\"commands\"} 2\n")
          .contains("herald_outbox_size 0.0\n")
          .contains("herald_journal_open 0.0\n");

      assertThat(NamedMetrics.in(metrics))
          .as("what the documents name")
          .containsAll(NamedMetrics.inDocuments());

      assertThat(bot.stops()).isZero();
      assertThat(bot.log().text()).doesNotContain(token);
    }
  }

  @Test
  void aRoomThatHeraldIsNotInIsSaid() throws Exception {
    int port = FreePort.find();
    try (BotHome home =
            BotHome.on(server)
                .with("http.listen = \"127.0.0.1:%d\"".formatted(port))
                .with("rooms = [{ jid = \"none@nowhere.invalid\" }]");
        BotProcess _ = home.starts().online()) {
      HttpResponse<String> response =
          await().atMost(PATIENCE).until(() -> get(port, "/health/ready"), r -> lacksOnlyARoom(r));
      assertThat(response.statusCode()).isEqualTo(503);
    }
  }

  private static boolean lacksOnlyARoom(HttpResponse<String> response) {
    return response.body().equals("Herald is not in 1 of its rooms\n");
  }

  @Test
  void aStoreThatCannotBeWrittenIsSaidAsLongAsItIsSo() throws Exception {
    int port = FreePort.find();
    try (BotHome home = BotHome.on(server).with("http.listen = \"127.0.0.1:%d\"".formatted(port));
        BotProcess _ = home.starts().online()) {
      await().atMost(PATIENCE).until(() -> get(port, "/health/ready").body(), "ready\n"::equals);
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + home.store().resolve("herald.db"));
          Statement locking = other.createStatement()) {
        locking.execute("PRAGMA busy_timeout = 30000");
        locking.execute("BEGIN EXCLUSIVE");
        await()
            .atMost(PATIENCE)
            .until(
                () -> get(port, "/health/ready").body(), "the store cannot be written\n"::equals);
        assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
        String token = Files.readString(home.store().resolve("http-token")).strip();
        assertThat(metrics(port, token))
            .contains("herald_session_online 1.0")
            .doesNotContain("herald_journal_open");
        assertThat(shown(port, token, "/"))
            .contains("unknown, as the store does not answer")
            .contains("Connection");
        locking.execute("ROLLBACK");
      }
      await().atMost(PATIENCE).until(() -> get(port, "/health/ready").body(), "ready\n"::equals);
    }
  }

  @Test
  void aSecondInstanceOnThePortSaysWhatIsWrong() throws Exception {
    int port = FreePort.find();
    List<String> lines = List.of("http.listen = \"127.0.0.1:%d\"".formatted(port));
    try (BotHome first = BotHome.on(server).with(lines.getFirst());
        BotHome second = BotHome.on(server).with(lines.getFirst());
        BotProcess _ = first.starts().online();
        BotProcess late = second.starts()) {
      assertThat(late.exits()).isEqualTo(UNAVAILABLE);
      assertThat(late.log().text())
          .contains("http.listen: Herald cannot listen at 127.0.0.1:" + port);
    }
  }

  private String metrics(int port, String token) throws IOException, InterruptedException {
    return shown(port, token, "/metrics");
  }

  private String shown(int port, String token, String path)
      throws IOException, InterruptedException {
    return get(port, path, "Authorization", "Bearer " + token).body();
  }

  private HttpResponse<String> get(int port, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
