package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Received;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the XML of a stream is broken, nothing behind that is read, and another stream begins.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokenStreamTest {
  private static final String HIDDEN =
      "<message from='romeo@example.org/x'><body>hidden</body></message>";
  private static final String HELLO =
      "<message from='juliet@example.org/x'><body>hello</body></message>";

  @TempDir private Path folder;
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @MethodSource("im.herald.scripted.Broken#all")
  void nothingBehindThatIsReadAndAnotherStreamBegins(Broken broken) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder, (message, _) -> hear(message))) {
      Client first = server.online();
      first.send(broken.octets() + HIDDEN + "</message>" + HIDDEN);
      server.online().send(HELLO);
      await().until(() -> heard.contains("hello"));
      assertThat(heard).containsExactly("hello");
      assertThat(herald.waits()).hasSize(1);
    }
  }

  private CompletableFuture<?> hear(Received message) {
    heard.add(message.message().text());
    return CompletableFuture.completedFuture(true);
  }
}
