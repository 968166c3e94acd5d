package im.herald.http;

import im.herald.config.Budget;
import im.herald.config.HookConfig;
import im.herald.config.HookConfig.Proof;
import im.herald.config.HookConfig.Words;
import im.herald.config.HttpAddress;
import im.herald.config.HttpConfig;
import im.herald.config.Secret;
import im.herald.message.InvalidJidException;
import im.herald.message.Recipient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A port with three hooks: `tokened`, `signed`, and `rare`, which takes two posts an hour. It is
/// always [#NOW].
final class HookPort implements AutoCloseable {
  static final String PORT_TOKEN = "0123456789abcdef0123456789abcdef";
  static final String TOKEN = "the-token-of-the-hook";
  static final String SECRET = "It's a Secret to Everybody";
  static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);

  private static final Words TITLE = new Words.Written("{{title}}");

  private final KeptPosts posts = new KeptPosts();
  private final HttpPort port;
  private final HttpClient client = HttpClient.newHttpClient();

  HookPort() throws IOException {
    this.port =
        HttpPort.open(
            new HttpConfig(
                Optional.of(new HttpAddress("127.0.0.1", 0)),
                Optional.empty(),
                List.of(),
                List.of(
                    hook("tokened", new Proof.Token(new Secret(TOKEN)), new Budget.Unlimited()),
                    hook("signed", new Proof.Signature(new Secret(SECRET)), new Budget.Unlimited()),
                    hook(
                        "rare",
                        new Proof.Token(new Secret(TOKEN)),
                        new Budget.Limited(2, Duration.ofHours(1))))),
            new Secret(PORT_TOKEN),
            StillVitals.well(),
            posts,
            () -> NOW);
  }

  private static HookConfig hook(String name, Proof proof, Budget rate) {
    return new HookConfig(name, proof, List.of(juliet()), TITLE, rate);
  }

  static Recipient juliet() {
    try {
      return Recipient.parse("juliet@example.org");
    } catch (InvalidJidException e) {
      throw new IllegalStateException(e);
    }
  }

  KeptPosts posts() {
    return posts;
  }

  int port() {
    return port.port();
  }

  /// @param headers names and values, besides that of JSON
  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(
        request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path));
  }

  @Override
  public void close() {
    client.close();
    port.close();
  }
}
