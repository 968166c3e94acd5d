package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {
  private static final String BODY = "{\"title\": \"Hello\"}";
  private static final String BEARER = "Bearer " + HookPort.TOKEN;

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
  void whatIsPostedWithTheTokenIsSaid() throws Exception {
    HttpResponse<String> response = port.post("/hooks/tokened", BODY, "Authorization", BEARER);
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo("{\"ids\":[\"1\"]}\n");
    assertThat(port.posts().all())
        .containsExactly(
            new Posts.Post("tokened", Optional.empty(), List.of(HookPort.juliet()), "Hello"));
  }

  @Test
  void gitlabSendsTheTokenItsOwnWay() throws Exception {
    HttpResponse<String> response =
        port.post("/hooks/tokened", BODY, "X-Gitlab-Token", HookPort.TOKEN);
    assertThat(response.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer x", "Basic aGVyYWxkOnRoZS10b2tlbi1vZi10aGUtaG9vaw=="})
  void withoutTheTokenNothingIsSaid(String authorization) throws Exception {
    refused(port.post("/hooks/tokened", BODY, "Authorization", authorization), 401);
    refused(
        port.post("/hooks/tokened", BODY, "Authorization", "Bearer " + HookPort.PORT_TOKEN), 401);
  }

  @Test
  void aDeliveryIsSaidOnce() throws Exception {
    String[] headers = {"Authorization", BEARER, "Idempotency-Key", "a-1"};
    assertThat(port.post("/hooks/tokened", BODY, headers).statusCode()).isEqualTo(202);
    HttpResponse<String> again = port.post("/hooks/tokened", BODY, headers);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo("{\"ids\":[\"1\"]}\n");
    assertThat(port.posts().texts()).containsExactly("Hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Hub-Signature-256", "X-Forgejo-Signature", "X-Gitea-Signature"})
  void aSignatureOfTheBodyIsAProof(String header) throws Exception {
    String prefix = header.startsWith("X-Hub") ? "sha256=" : "";
    String right = prefix + HexFormat.of().formatHex(hmac(BODY));
    assertThat(port.post("/hooks/signed", BODY, header, right).statusCode()).isEqualTo(202);
    refused(port.post("/hooks/signed", BODY + " ", header, right), 401);
    refused(port.post("/hooks/signed", BODY, header, right.replaceFirst(".$", "")), 401);
    assertThat(port.posts().texts()).hasSize(1);
  }

  /// The example in GitHub's handbook, "Validating webhook deliveries".
  @Test
  void githubsOwnExampleIsRight() {
    assertThat(HexFormat.of().formatHex(hmac("Hello, World!")))
        .isEqualTo("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void whoSendsASignedBodyAgainIsNotHeardAgain() throws Exception {
    String right = "sha256=" + HexFormat.of().formatHex(hmac(BODY));
    port.post("/hooks/signed", BODY, "X-Hub-Signature-256", right, "X-GitHub-Delivery", "a");
    HttpResponse<String> again =
        port.post("/hooks/signed", BODY, "X-Hub-Signature-256", right, "X-GitHub-Delivery", "b");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(port.posts().texts()).hasSize(1);
  }

  @Test
  void aStandardWebhookIsSignedWithItsIdAndTime() throws Exception {
    assertThat(standard("msg_1", HookPort.NOW.getEpochSecond(), "msg_1").statusCode())
        .isEqualTo(202);
    assertThat(standard("msg_1", HookPort.NOW.getEpochSecond() + 9, "msg_1").statusCode())
        .isEqualTo(200);
    refused(standard("msg_2", HookPort.NOW.getEpochSecond(), "msg_3"), 401);
    assertThat(port.posts().texts()).hasSize(1);
  }

  @Test
  void aTimeStampCountsForFiveMinutes() throws Exception {
    long now = HookPort.NOW.getEpochSecond();
    assertThat(standard("a", now - 300, "a").statusCode()).isEqualTo(202);
    assertThat(standard("b", now + 300, "b").statusCode()).isEqualTo(202);
    refused(standard("c", now - 301, "c"), 401);
    refused(standard("d", now + 301, "d"), 401);
    refused(standard("e", Long.MAX_VALUE, "e"), 401);
    refused(standard("f", Long.MIN_VALUE, "f"), 401);
  }

  @Test
  void aTokenIsNoSignature() throws Exception {
    refused(port.post("/hooks/signed", BODY, "Authorization", "Bearer " + HookPort.SECRET), 401);
  }

  @Test
  void aHookTakesNoMoreThanItsRate() throws Exception {
    String[] headers = {"Authorization", BEARER};
    assertThat(port.post("/hooks/rare", BODY, headers).statusCode()).isEqualTo(202);
    assertThat(port.post("/hooks/rare", BODY, headers).statusCode()).isEqualTo(202);
    // Who does not have the token takes nothing from those who have.
    refused(port.post("/hooks/rare", BODY), 401);
    HttpResponse<String> third = port.post("/hooks/rare", BODY, headers);
    refused(third, 429);
    assertThat(Long.parseLong(third.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 1_800L);
  }

  @Test
  void whatTheTemplateHasNothingToSayAboutIsNotSaid() throws Exception {
    HttpResponse<String> response =
        port.post("/hooks/tokened", "{\"title\": \" \"}", "Authorization", BEARER);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"ids\":[]}\n");
    assertThat(port.posts().all()).isEmpty();
  }

  @Test
  void anUnknownHookIsNotThere() throws Exception {
    refused(port.post("/hooks/none", BODY, "Authorization", BEARER), 404);
    assertThat(port.get("/hooks/tokened", "Authorization", BEARER).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> standard(String signedId, long time, String shownId)
      throws Exception {
    String signature = Base64.getEncoder().encodeToString(hmac(signedId + "." + time + "." + BODY));
    return port.post(
        "/hooks/signed",
        BODY,
        "webhook-id",
        shownId,
        "webhook-timestamp",
        Long.toString(time),
        "webhook-signature",
        "v1,c29tZXRoaW5n v1," + signature);
  }

  static byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HookPort.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
  }
}
