package im.herald.http;

import im.herald.config.HookConfig.Proof;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Looks whether whoever posts to a hook may: by the token, or by a signature in one of the forms
/// that are about. All is compared in a time that tells nothing. Any thread.
///
/// Each gives the post a name, so that nothing is accepted twice. What a signature does not cover
/// gives no name where there is one, since whoever has seen a post could choose another.
final class Proofs {
  /// How old, or how far ahead, the time may be that is signed (Standard Webhooks).
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ENCODED = "whsec_";
  private static final String HMAC = "HmacSHA256";

  /// Forms that sign the body alone: GitHub, Forgejo, Gitea.
  private static final List<String> OF_BODY =
      List.of("X-Hub-Signature-256", "X-Forgejo-Signature", "X-Gitea-Signature");

  /// Where those with a token say which post it is.
  private static final List<String> DELIVERIES =
      List.of("Idempotency-Key", "X-GitHub-Delivery", "X-Forgejo-Delivery", "X-Gitea-Delivery");

  private final InstantSource clock;

  Proofs(InstantSource clock) {
    this.clock = clock;
  }

  /// @return the name of the post, if it has one
  /// @throws Refusal if nothing is proven
  Optional<String> name(Proof proof, Request request, byte[] body) throws Refusal {
    return switch (proof) {
      case Proof.Token(var secret) -> byToken(new Token(secret), request);
      case Proof.Signature(var secret) ->
          Optional.of(bySignature(key(secret.reveal()), request, body));
    };
  }

  /// Looks before the body is read, as far as that is possible.
  void lookAtHeaders(Proof proof, Request request) throws Refusal {
    if (proof instanceof Proof.Token(var secret)) {
      Optional<String> _ = byToken(new Token(secret), request);
    }
  }

  private static Optional<String> byToken(Token token, Request request) throws Refusal {
    if (!token.isBorneIn(request.header("Authorization"))
        && request.header("X-Gitlab-Token").filter(token::isIt).isEmpty()) {
      throw unproven("this needs the hook's token: Authorization: Bearer TOKEN");
    }
    return DELIVERIES.stream()
        .map(request::header)
        .flatMap(Optional::stream)
        .filter(Proofs::isName)
        .findFirst();
  }

  /// The same for all forms: the first that is there counts, and none saves another.
  private String bySignature(byte[] key, Request request, byte[] body) throws Refusal {
    if (request.header("Webhook-Signature").isPresent()) {
      return standard(key, request, body);
    }
    String header =
        OF_BODY.stream()
            .filter(name -> request.header(name).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    unproven(
                        "this needs a signature, such as Webhook-Signature; see the handbook"));
    String shown = request.header(header).orElse("").strip().toLowerCase(Locale.ROOT);
    byte[] right = hmac(key, body);
    if (!isSame(shown.replaceFirst("^sha256=", ""), HexFormat.of().formatHex(right))) {
      throw unproven("the signature is wrong");
    }
    return "body " + HexFormat.of().formatHex(right);
  }

  /// Standard Webhooks, as GitLab sends it too: the id, the time and the body are signed.
  private String standard(byte[] key, Request request, byte[] body) throws Refusal {
    String id = request.header("Webhook-Id").filter(Proofs::isName).orElse("");
    String time = request.header("Webhook-Timestamp").orElse("");
    byte[] start = "%s.%s.".formatted(id, time).getBytes(StandardCharsets.ISO_8859_1);
    String right = "v1," + Base64.getEncoder().encodeToString(hmac(key, start, body));
    boolean signed =
        Arrays.stream(request.header("Webhook-Signature").orElse("").split(" ", 10))
            .map(shown -> isSame(shown, right))
            .reduce(false, Boolean::logicalOr);
    if (id.isEmpty() || !signed) {
      throw unproven("the signature is wrong");
    }
    if (!isRecent(time)) {
      throw unproven(
          "the time that is signed is more than 5 minutes from ours; look at the sender's clock");
    }
    return "id " + id;
  }

  private boolean isRecent(String seconds) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(seconds));
      return Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean isName(String text) {
    return text.matches("[!-~]{1,200}");
  }

  private static boolean isSame(String shown, String right) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] key(String secret) {
    return secret.startsWith(ENCODED)
        ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }

  private static Refusal unproven(String detail) {
    return new Refusal(
        Reply.problem(401, detail).with("WWW-Authenticate", "Bearer realm=\"a hook of Herald\""));
  }
}
