package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.demo.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is posted to a daemon of its own reaches a client and a room.
@OnEachServer
class HookIT {
  private static final String TOKEN = "0123456789abcdef0123";
  private static final String ALERT = "{\"title\": \"Fire\", \"message\": \"<in> the kitchen\"}";

  private final XmppServer server;
  @AutoClose private final HttpClient client = HttpClient.newHttpClient();
  private BotHome home;
  private Person owner;
  private Person user;
  private TestRoom room;
  private int port;

  HookIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() throws IOException {
    owner = Person.register(server, "owner");
    user = Person.register(server, "user");
    room = TestRoom.ruledBy(owner).open();
    port = FreePort.find();
    home = BotHome.on(server).withOwner(owner);
    Path token = Files.writeString(home.configuration().resolveSibling("hook"), TOKEN);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    home.with("http.listen = \"127.0.0.1:%d\"".formatted(port))
        .with("rooms = [ { jid = \"%s\", nick = herald } ]".formatted(room.jid()))
        .with(
            "http.hooks.fire { token-file = hook, to = [\"%s\", \"@rooms\"], template = \"{{title}}: {{message}}\" }"
                .formatted(user.jid()));
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    user.close();
    home.close();
  }

  @Test
  void aPostReachesAPersonAndARoomAndIsAccountedFor() throws Exception {
    try (BotProcess running = home.starts().online()) {
      room.sees(owner, "herald");
      HttpResponse<String> posted = post("/hooks/fire", TOKEN, ALERT);
      assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
      assertThat(user.hears()).as(running.log()::last).isEqualTo("Fire: <in> the kitchen");
      assertThat(room.hears(owner, "herald")).isEqualTo("Fire: <in> the kitchen");

      String own = Files.readString(home.store().resolve("http-token")).strip();
      for (String id : posted.body().replaceAll("[^0-9,]", "").split(",")) {
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> get("/messages/" + id, own).contains("\"sent\""));
      }

      String nobody = "nobody-%s@%s".formatted("x9f2", server.domain());
      HttpResponse<String> toNobody =
          post("/messages", own, "{\"to\": [\"%s\"], \"text\": \"Hello\"}".formatted(nobody));
      assertThat(toNobody.statusCode()).isEqualTo(202);
      String id = toNobody.body().replaceAll("[^0-9]", "");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> get("/messages/" + id, own).contains("\"bounced\""));
    }
  }

  private HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String path, String token) throws IOException, InterruptedException {
    return client.send(request(path, token).build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .header("Authorization", "Bearer " + token);
  }
}
