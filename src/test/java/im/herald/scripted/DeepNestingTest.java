package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.xmpp.ConnectionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A message nested too deep does no harm; where a reader dies all the same, another session
/// begins.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeepNestingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    Deep.forget();
  }

  @Test
  void beyondTheLimitOfTheParserTheSessionStays() throws Exception {
    staysAfter(Deep.NESTED);
  }

  @Test
  void aReaderThatRanOutOfStackReadsOn() throws Exception {
    Deep.teach();
    staysAfter(Deep.MESSAGE);
  }

  private void staysAfter(String message) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      client.send(
          message
              + "<iq type='get' id='still' from='example.org'><ping xmlns='urn:xmpp:ping'/></iq>");
      assertThat(client.hears(element -> element.id().equals("still"), PATIENCE)).isTrue();
      assertThat(herald.waits()).isEmpty();
    }
  }

  /// Smack goes on saying that it is connected.
  @Test
  void aReaderThatDiedIsNoticedAndAnotherSessionBegins() throws Exception {
    Deep.teach(new InternalError("of the JVM"));
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      server.online().suffer(new Fault.Garbage(Deep.MESSAGE));
      server.online();
      await().until(() -> herald.state() instanceof ConnectionState.Online);
      assertThat(server.connections()).isEqualTo(2);
    }
  }
}
