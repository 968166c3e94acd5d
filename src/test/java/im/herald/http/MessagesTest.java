package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final String[] BEARER = {"Authorization", "Bearer " + HookPort.PORT_TOKEN};
  private static final String HELLO = "{\"to\": [\"juliet@example.org\"], \"text\": \"Hello\"}";

  private HookPort port;

  @BeforeEach
  void open() throws IOException {
    port = new HookPort();
  }

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void whatIsPostedIsSaidAsItStands() throws Exception {
    HttpResponse<String> response = port.post("/messages", HELLO, BEARER);
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEqualTo("{\"ids\":[\"1\"]}\n");
    assertThat(port.posts().all())
        .containsExactly(new Posts.Post("", Optional.empty(), List.of(HookPort.juliet()), "Hello"));
    HttpResponse<String> fate = port.get("/messages/1", BEARER);
    assertThat(fate.statusCode()).isEqualTo(200);
    assertThat(fate.body()).isEqualTo("{\"id\":\"1\",\"state\":\"queued\"}\n");
  }

  @Test
  void aKeyMakesItSafeToTryAgain() throws Exception {
    String[] headers = {BEARER[0], BEARER[1], "Idempotency-Key", "backup-2026-11-23"};
    assertThat(port.post("/messages", HELLO, headers).statusCode()).isEqualTo(202);
    assertThat(port.post("/messages", HELLO, headers).statusCode()).isEqualTo(200);
    assertThat(port.posts().texts()).containsExactly("Hello");
  }

  @Test
  void theTokenIsNeededAsNoBrowserSendsItByItself() throws Exception {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("me:" + HookPort.PORT_TOKEN).getBytes(StandardCharsets.UTF_8));
    for (String[] headers :
        List.of(
            new String[] {},
            new String[] {"Authorization", basic},
            new String[] {"Authorization", "Bearer " + HookPort.TOKEN})) {
      assertThat(port.post("/messages", HELLO, headers).statusCode()).isEqualTo(401);
      assertThat(port.get("/messages/1", headers).statusCode()).isEqualTo(401);
    }
    assertThat(port.posts().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "422 | []",
        "422 | {}",
        "422 | {\"to\": \"juliet@example.org\", \"text\": \"a\"}",
        "422 | {\"to\": [], \"text\": \"a\"}",
        "422 | {\"to\": [1], \"text\": \"a\"}",
        "422 | {\"to\": [\"@everybody\"], \"text\": \"a\"}",
        "422 | {\"to\": [\"juliet@example.org/balcony\"], \"text\": \"a\"}",
        "422 | {\"to\": [\"juliet@example.org\"], \"text\": \" \"}",
        "422 | {\"to\": [\"juliet@example.org\"], \"text\": 1}",
        "422 | {\"to\": [\"juliet@example.org\"], \"text\": \"a\", \"form\": \"b\"}",
        "400 | null",
        "400 | {\"to\": [\"juliet@example.org\"], \"text\": \"a\"} {}",
        "400 | {\"to\": [\"juliet@example.org\"], \"text\": \"a\", \"text\": \"b\"}",
        "400 | {\"to\": [\"juliet@example.org\"], 'text': \"a\"}"
      })
  void whatIsWrongIsSaid(int status, String body) throws Exception {
    HttpResponse<String> response = port.post("/messages", body, BEARER);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(port.posts().all()).isEmpty();
  }

  @Test
  void whatWasNotPostedIsNotThere() throws Exception {
    for (String id : List.of("2", "0", "-1", "99999999999999999999", "x")) {
      assertThat(port.get("/messages/" + id, BEARER).statusCode()).as(id).isEqualTo(404);
    }
  }

  @Test
  void whatIsNotSaidToBeJsonIsNotTaken() throws Exception {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "json")) {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  port.request("/messages")
                      .headers(BEARER)
                      .header("Content-Type", type)
                      .POST(BodyPublishers.ofString(HELLO))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(type).isEqualTo(415);
    }
  }
}
