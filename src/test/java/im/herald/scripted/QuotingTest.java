package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Answers to what Herald said (XEP-0461), as clients send them.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QuotingTest {
  @TempDir private Path folder;

  @Test
  void itAnnouncesThatItKnowsAnswersAndReadsThemWithoutWhatTheyQuote() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (ScriptedServer server = ScriptedServer.start();
        Sessions _ =
            Sessions.on(
                server,
                folder,
                (received, _) -> {
                  heard.add(received.message().text());
                  return CompletableFuture.completedFuture(true);
                })) {
      Client client = server.online();
      client.send(
          "<iq type='get' id='info' from='juliet@example.org/b'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
      await()
          .until(
              () ->
                  client.received().stream()
                      .anyMatch(e -> e.id().equals("info") && e.mentions("urn:xmpp:reply:0")));
      client.send(
          "<message type='chat' from='juliet@example.org/b'><body>&gt; pong\nping</body><reply xmlns='urn:xmpp:reply:0' id='x' to='herald@example.org/herald'/>"
              + "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='7'/></fallback></message>");
      await().until(() -> !heard.isEmpty());
      assertThat(heard).containsExactly("ping");
    }
  }
}
