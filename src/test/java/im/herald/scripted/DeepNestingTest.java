package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.xmpp.ConnectionState;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A message nested too deep ends a session, and another begins.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeepNestingTest {
  @TempDir private Path folder;

  @AfterEach
  void forget() {
    Deep.forget();
  }

  @Test
  void beyondTheLimitOfTheParserTheSessionEndsAndAnotherBegins() throws Exception {
    isBackAfter(Deep.NESTED);
  }

  /// Smack goes on saying that it is connected.
  @Test
  void aReaderThatDiedOfItIsNoticedAndAnotherSessionBegins() throws Exception {
    Deep.teach();
    isBackAfter(Deep.MESSAGE);
  }

  private void isBackAfter(String message) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      server.online().suffer(new Fault.Garbage(message));
      server.online();
      await().until(() -> herald.state() instanceof ConnectionState.Online);
      assertThat(server.connections()).isEqualTo(2);
    }
  }
}
