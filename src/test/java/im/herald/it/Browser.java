package im.herald.it;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import im.herald.cli.demo.Folders;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A headless Chromium with one page, driven over its DevTools protocol.
///
/// Threads: one.
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<Config>> asked = new ConcurrentHashMap<>();
  private final Path folder;
  private final Process process;
  private final WebSocket page;
  private int questions;

  private Browser(Path program, String address) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("herald-browser-");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox", // root cannot have it, and the page is ours
                "--disable-gpu",
                "--user-data-dir=" + folder,
                "--remote-debugging-port=0",
                address)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    page = http.newWebSocketBuilder().buildAsync(URI.create(pageSocket()), new Answers()).join();
  }

  /// The Chromium that is installed, if one is.
  static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser open(Path program, String address) throws IOException, InterruptedException {
    return new Browser(program, address);
  }

  /// What a person sees on the page.
  String text() {
    return evaluate("document.body.innerText");
  }

  /// Whether there is an element that `selector` finds.
  boolean shows(String selector) {
    return evaluate("String(!!document.querySelector(" + ConfigUtil.quoteString(selector) + "))")
        .equals("true");
  }

  /// Writes `text` into the element and presses Enter.
  void types(String selector, String text) {
    evaluate("document.querySelector(" + ConfigUtil.quoteString(selector) + ").focus(), ''");
    ask("Input.insertText", "{\"text\":" + ConfigUtil.quoteString(text) + "}");
    ask(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\",\"key\":\"Enter\",\"code\":\"Enter\",\"windowsVirtualKeyCode\":13,\"text\":\"\\r\"}");
    ask(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyUp\",\"key\":\"Enter\",\"code\":\"Enter\",\"windowsVirtualKeyCode\":13}");
  }

  /// Clicks the element.
  void clicks(String selector) {
    evaluate("document.querySelector(" + ConfigUtil.quoteString(selector) + ").click(), ''");
  }

  /// The whole page as it looks, as a PNG.
  byte[] picture() {
    String size = "document.documentElement.scroll";
    String clip =
        evaluate(
            "JSON.stringify({x: 0, y: 0, scale: 1, width: %1$sWidth, height: %1$sHeight})"
                .formatted(size));
    return Base64.getDecoder()
        .decode(
            ask("Page.captureScreenshot", "{\"captureBeyondViewport\":true,\"clip\":" + clip + "}")
                .getString("result.data"));
  }

  /// Runs `script` in the page, and returns the text that it comes to.
  String evaluate(String script) {
    Config answer =
        ask("Runtime.evaluate", "{\"expression\":" + ConfigUtil.quoteString(script) + "}");
    return answer.hasPath("result.result.value") ? answer.getString("result.result.value") : "";
  }

  private Config ask(String method, String parameters) {
    int id = ++questions;
    CompletableFuture<Config> answer = new CompletableFuture<>();
    asked.put(id, answer);
    page.sendText(
            "{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true)
        .join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private String pageSocket() throws IOException, InterruptedException {
    Path portFile = folder.resolve("DevToolsActivePort");
    await("Chromium opens its port").atMost(PATIENCE).until(() -> Files.exists(portFile));
    URI pages = URI.create("http://127.0.0.1:%s/json/list".formatted(firstLine(portFile)));
    String list = http.send(HttpRequest.newBuilder(pages).build(), BodyHandlers.ofString()).body();
    return ConfigFactory.parseString("{\"pages\":" + list + "}").getConfigList("pages").stream()
        .filter(target -> target.getString("type").equals("page"))
        .findFirst()
        .orElseThrow()
        .getString("webSocketDebuggerUrl");
  }

  private static String firstLine(Path file) throws IOException {
    return Files.readAllLines(file).getFirst();
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    Folders.remove(folder);
  }

  private final class Answers implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        Config answer = ConfigFactory.parseString(parts.toString());
        parts.setLength(0);
        CompletableFuture<Config> waiting =
            answer.hasPath("id") ? asked.remove(answer.getInt("id")) : null;
        if (waiting != null) {
          waiting.complete(answer);
        }
      }
      socket.request(1);
      return null;
    }
  }
}
