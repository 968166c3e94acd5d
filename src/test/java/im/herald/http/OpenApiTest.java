package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.HttpAddress;
import im.herald.config.HttpConfig;
import im.herald.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/openapi.yaml` names the routes that there are, and the codes that each was seen to answer
/// with, and no others.
class OpenApiTest {
  private static final String[] PORT = {"Authorization", "Bearer " + HookPort.PORT_TOKEN};
  private static final String[] HOOK = {"Authorization", "Bearer " + HookPort.TOKEN};
  private static final String[] KEY = {HOOK[0], HOOK[1], "Idempotency-Key", "a"};
  private static final String[] PORT_KEY = {PORT[0], PORT[1], "Idempotency-Key", "a"};
  private static final String BODY = "{\"title\": \"Hello\"}";
  private static final String TEXT = "{\"to\": [\"juliet@example.org\"], \"text\": \"Hello\"}";
  private static final String HUGE = "\"%s\"".formatted("a".repeat(Request.MOST));

  private final Set<String> seen = new TreeSet<>();

  @Test
  void itNamesEveryRoute() throws IOException {
    List<String> routes =
        new Routes(
                StillVitals.well(),
                new LastDay(Instant.EPOCH, new Totals(0, 0)),
                List.of(),
                new KeptPosts(),
                InstantSource.system())
            .all().stream().map(route -> route.method() + " " + route.path()).toList();
    Set<String> named =
        named().stream()
            .map(line -> line.substring(0, line.lastIndexOf(' ')))
            .collect(Collectors.toSet());
    assertThat(named).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void itNamesEveryCode() throws Exception {
    try (HookPort port = new HookPort()) {
      for (String path : List.of("/health/live", "/health/ready", "/metrics", "/")) {
        saw("GET " + path, port.get(path, PORT).statusCode());
        saw("GET " + path, port.get(path).statusCode());
      }
      hooks(port);
      messages(port);
      port.posts().refuses(new Refusal(409, "nobody"));
      saw("POST /hooks/{name}", port.post("/hooks/tokened", BODY, HOOK).statusCode());
      saw("POST /messages", port.post("/messages", TEXT, PORT).statusCode());
      port.posts().refuses(Refusal.later(503, "later", Duration.ofSeconds(1)));
      saw("POST /hooks/{name}", port.post("/hooks/tokened", BODY, HOOK).statusCode());
      saw("POST /messages", port.post("/messages", TEXT, PORT).statusCode());
      saw("GET /messages/{id}", port.get("/messages/1", PORT).statusCode());
    }
    saw("GET /health/ready", notReady());
    assertThat(named()).containsExactlyInAnyOrderElementsOf(seen);
  }

  private void hooks(HookPort port) throws Exception {
    String route = "POST /hooks/{name}";
    saw(route, port.post("/hooks/tokened", BODY, KEY).statusCode());
    saw(route, port.post("/hooks/tokened", BODY, KEY).statusCode());
    saw(route, port.post("/hooks/tokened", "{", HOOK).statusCode());
    saw(route, port.post("/hooks/tokened", BODY).statusCode());
    saw(route, port.post("/hooks/none", BODY, HOOK).statusCode());
    saw(route, port.post("/hooks/tokened", HUGE, HOOK).statusCode());
    saw(
        route,
        port.post("/hooks/tokened", BODY, HOOK[0], HOOK[1], "Content-Encoding", "gzip")
            .statusCode());
    for (int i = 0; i < 3; i++) {
      saw(route, port.post("/hooks/rare", BODY, HOOK).statusCode());
    }
  }

  private void messages(HookPort port) throws Exception {
    String route = "POST /messages";
    saw(route, port.post("/messages", TEXT, PORT_KEY).statusCode());
    saw(route, port.post("/messages", TEXT, PORT_KEY).statusCode());
    saw(route, port.post("/messages", "{", PORT).statusCode());
    saw(route, port.post("/messages", TEXT).statusCode());
    saw(route, port.post("/messages", HUGE, PORT).statusCode());
    saw(
        route,
        port.post("/messages", TEXT, PORT[0], PORT[1], "Content-Encoding", "gzip").statusCode());
    saw(route, port.post("/messages", BODY, PORT).statusCode());
    for (String path : List.of("/messages/1", "/messages/99")) {
      saw("GET /messages/{id}", port.get(path, PORT).statusCode());
      saw("GET /messages/{id}", port.get(path).statusCode());
    }
  }

  private static int notReady() throws Exception {
    HttpConfig config =
        new HttpConfig(
            Optional.of(new HttpAddress("127.0.0.1", 0)), Optional.empty(), List.of(), List.of());
    try (HttpPort port =
            HttpPort.open(
                config,
                new Secret(HookPort.PORT_TOKEN),
                StillVitals.lacking(List.of("all")),
                new KeptPosts(),
                InstantSource.system());
        HttpClient client = HttpClient.newHttpClient()) {
      URI ready = URI.create("http://127.0.0.1:%d/health/ready".formatted(port.port()));
      return client
          .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private void saw(String route, int code) {
    seen.add(route + " " + code);
  }

  /// Route and code, such as `GET /messages/{id} 200`. By indentation: paths, methods, codes.
  private static List<String> named() throws IOException {
    List<String> named = new ArrayList<>();
    String path = "";
    String method = "";
    for (String line : Files.readAllLines(Path.of("docs/openapi.yaml"))) {
      if (line.startsWith("components:")) {
        break;
      } else if (line.matches(" {2}/\\S*:")) {
        path = line.strip().replaceFirst(":$", "");
      } else if (line.matches(" {4}(get|post|put|delete|patch):")) {
        method = line.strip().replaceFirst(":$", "").toUpperCase(Locale.ROOT);
      } else if (line.matches(" {8}\"\\d{3}\":.*")) {
        named.add("%s %s %s".formatted(method, path, line.strip().substring(1, 4)));
      }
    }
    return named;
  }
}
