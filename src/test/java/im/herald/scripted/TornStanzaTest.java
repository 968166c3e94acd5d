package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a stanza of which only a part came the server must not think that Herald has it: what is
/// counted as handled when a session is resumed (XEP-0198 § 5), nobody sends again.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TornStanzaTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message from='juliet@example.org/x' id='m1' type='chat'><body>half of a lo",
        "<presence from='juliet@example.org' type='subscribe'><status>I am",
        "<iq type='result' id='1'><query xmlns='jabber:iq:roster'><item jid='jul"
      })
  void aSessionThatBrokeInTheMiddleOfAStanzaIsNotResumed(String part) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      server.memory().last();
      Client first = server.online();
      first.send(part);
      first.close();
      assertThat(server.online().resumed()).isFalse();
      assertThat(herald.unreadable()).isEmpty();
    }
  }

  /// What has not begun is not counted.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message from='juliet@example.org/x' id='m1'><body>whole</body></message>",
        "<message from='juliet@example.org/x' id='m1"
      })
  void oneThatBrokeBetweenTwoStanzasIs(String last) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions _ = Sessions.on(server, folder)) {
      server.memory().last();
      Client first = server.online();
      first.send(last);
      first.close();
      assertThat(server.online().resumed()).isTrue();
    }
  }
}
