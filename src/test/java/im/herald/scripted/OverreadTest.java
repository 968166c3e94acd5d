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
import org.junit.jupiter.params.provider.ValueSource;

/// Some of Smack's readers go on beyond their element when something is in it that they do not
/// expect, or look at one place for ever. What comes behind it is heard all the same.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OverreadTest {
  /// Found by [FuzzTest].
  private static final String SPINNING =
      "<message from='mallory@example.net/x' type='chat'><tune"
          + " xmlns='http://jabber.org/protocol/tune'><set><markup xmlns='urn:xmpp:markup:0'/></set>x<query"
          + " xmlns='http://jabber.org/protocol/muc#admin'>owner</query></tune></message>";

  /// Reads on until it finds an end of its own name.
  private static final String SWALLOWING =
      "<message from='mallory@example.net/x' type='chat'><retracted xmlns='urn:xmpp:message-retract:0'"
          + " stamp='2020-01-01T00:00:00Z'/></message>";

  @TempDir private Path folder;
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {SPINNING, SWALLOWING})
  void whatComesNextIsHeard(String bad) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder, (message, _) -> hear(message))) {
      Client client = server.online();
      client.send(bad);
      client.send("<message from='juliet@example.org/x'><body>hello</body></message>");
      await().until(() -> heard.contains("hello"));
      assertThat(herald.waits()).isEmpty();
    }
  }

  private CompletableFuture<?> hear(Received message) {
    heard.add(message.message().text());
    return CompletableFuture.completedFuture(true);
  }
}
