package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.config.HttpAddress;
import im.herald.config.HttpConfig;
import im.herald.config.Secret;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPortTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final HttpAddress ANY = new HttpAddress("127.0.0.1", 0);

  @AutoClose private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whoAnswersIsAlive() throws Exception {
    try (HttpPort port = open(StillVitals.lacking(List.of("the session is not online")))) {
      assertThat(get(port, "/health/live").body()).isEqualTo("alive\n");
    }
  }

  @Test
  void whatIsLackingIsALineEach() throws Exception {
    List<String> lacking = List.of("the session is not online", "the store cannot be written");
    try (HttpPort port = open(StillVitals.lacking(lacking))) {
      HttpResponse<String> response = get(port, "/health/ready");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body().lines()).containsExactlyElementsOf(lacking);
    }
  }

  @Test
  void aHeraldThatLacksNothingIsReady() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      HttpResponse<String> response = get(port, "/health/ready");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("ready\n");
    }
  }

  @Test
  void metricsNeedTheToken() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      HttpResponse<String> refused = get(port, "/metrics");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
          .contains("Basic", "Bearer");
      for (String wrong :
          List.of(
              "Bearer " + TOKEN + "x",
              "Bearer",
              "Bearer ",
              TOKEN,
              "Digest " + TOKEN,
              "Basic " + TOKEN,
              "Basic " + base64("herald"),
              "Basic " + base64(TOKEN + ":"))) {
        assertThat(get(port, "/metrics", "Authorization", wrong).statusCode())
            .as(wrong)
            .isEqualTo(401);
      }
      assertThat(get(port, "/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
          .isEqualTo(200);
      assertThat(
              get(port, "/metrics", "Authorization", "basic " + base64("juliet:" + TOKEN))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void figuresAreAsPrometheusReadsThem() throws Exception {
    Map<String, String> in = Map.of("cause", "a \"b\"\n\\c");
    List<Figure> figures =
        List.of(
            new Figure.Count("herald.session.ends", "ends", in, 3),
            new Figure.Level("herald.outbox.oldest.seconds", "oldest", Map.of(), 1.5));
    try (HttpPort port = open(StillVitals.with(figures))) {
      HttpResponse<String> response = get(port, "/metrics", "Authorization", "Bearer " + TOKEN);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(response.body())
          .contains("# TYPE herald_session_ends_total counter\n")
          .contains("herald_session_ends_total{cause=\"a \\\"b\\\"\\n\\\\c\"} 3.0\n")
          .contains("herald_outbox_oldest_seconds 1.5\n")
          .contains("jvm_memory_used_bytes{", "process_start_time_seconds ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics/", "/health", "/health/live/../ready", "/%6detrics", "/x?y"})
  void anUnknownPathIsNotThere(String path) throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      HttpResponse<String> response = get(port, path, "Authorization", "Bearer " + TOKEN);
      assertThat(response.statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
  void nothingIsToBeWritten(String method) throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      RawRequest raw = new RawRequest(port.port());
      assertThat(raw.send(method + " /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .startsWith("HTTP/1.1 405 ")
          .containsIgnoringCase("\r\nAllow: GET, HEAD\r\n");
    }
  }

  @Test
  void aHeadHasNoBody() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      HttpRequest head = request(port, "/health/live").HEAD().build();
      HttpResponse<String> response = client.send(head, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
      assertThat(response.headers().firstValue("Content-Length")).contains("6");
    }
  }

  @Test
  void onLoopbackOnlyKnownNamesAreAnswered() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      RawRequest raw = new RawRequest(port.port());
      for (String known :
          List.of("localhost", "LOCALHOST:1", "127.0.0.1:80", "[::1]", "proxy.example.org:443")) {
        assertThat(raw.get("/health/live", known)).as(known).startsWith("HTTP/1.1 200 ");
      }
      for (String unknown :
          List.of(
              "example.net", "localhost.example.net", "", "local host", "localhost:x", "[::1")) {
        assertThat(raw.get("/health/live", unknown)).as(unknown).startsWith("HTTP/1.1 421 ");
      }
      assertThat(raw.send("GET /health/live HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 421 ");
      assertThat(
              raw.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"))
          .startsWith("HTTP/1.1 421 ");
    }
  }

  @Test
  void garbageEndsItsOwnConnectionOnly() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      RawRequest raw = new RawRequest(port.port());
      for (String garbage :
          List.of(
              "\r\n\r\n\r\n",
              "GET\r\n\r\n",
              "GET / \r\n\r\n",
              "GET foo:bar HTTP/1.1\r\nHost: localhost\r\n\r\n",
              "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
              "GET /health/live HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
              "\u0000\u0001\u0002\r\n\r\n",
              "GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\n\r\n",
              "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(1_000) + "\r\n",
              "GET / HTTP/1.1\r\na: " + "b".repeat(1_000_000) + "\r\n\r\n")) {
        assertThat(raw.send(garbage)).doesNotContain("200 OK");
      }
      assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyReplyForbidsWhatABrowserMightDoWithIt() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      for (String path : List.of("/health/live", "/metrics", "/nothing")) {
        assertThat(get(port, path).headers().map())
            .containsEntry("cache-control", List.of("no-store"))
            .containsEntry("x-content-type-options", List.of("nosniff"))
            .hasEntrySatisfying(
                "content-security-policy",
                policy ->
                    assertThat(policy).singleElement().asString().startsWith("default-src 'none'"));
      }
    }
  }

  @Test
  void thePageNeedsTheTokenAndIsForABrowser() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      assertThat(get(port, "/").statusCode()).isEqualTo(401);
      HttpResponse<String> page = get(port, "/", "Authorization", "Basic " + base64("me:" + TOKEN));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("herald@example.org");
    }
  }

  @Test
  void aPortThatIsTakenSaysSo() throws Exception {
    try (HttpPort port = open(StillVitals.well())) {
      HttpAddress taken = new HttpAddress("127.0.0.1", port.port());
      assertThatThrownBy(
              () ->
                  HttpPort.open(
                      at(taken),
                      new Secret(TOKEN),
                      StillVitals.well(),
                      new KeptPosts(),
                      InstantSource.system()))
          .isInstanceOf(BindException.class);
    }
  }

  private static HttpPort open(Vitals vitals) throws IOException {
    return HttpPort.open(
        at(ANY), new Secret(TOKEN), vitals, new KeptPosts(), InstantSource.system());
  }

  private static HttpConfig at(HttpAddress address) {
    return new HttpConfig(
        Optional.of(address), Optional.empty(), List.of("proxy.example.org"), List.of());
  }

  private HttpResponse<String> get(HttpPort port, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(port, path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(HttpPort port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
