package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What only our own server and account may say is counted when somebody else says it.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForgeriesTest {
  private static final String PUSH =
      "<iq type='set' id='%s' %s><query xmlns='jabber:iq:roster'>"
          + "<item jid='mallory@example.com' subscription='both'/></query></iq>";
  private static final String WRAPPER =
      "<message %s><%s xmlns='urn:xmpp:%s' queryid='q' id='a1'><forwarded xmlns='urn:xmpp:forward:0'>"
          + "<message xmlns='jabber:client' from='juliet@example.org'><body>hm</body></message>"
          + "</forwarded></%2$s></message>";

  @TempDir private Path folder;

  @Test
  void eachOfThemIsCountedAndNoOther() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      for (String from : new String[] {"from='herald@example.org'", "from='example.org'", ""}) {
        client.send(PUSH.formatted("ours", from));
        client.send(WRAPPER.formatted(from, "received", "carbons:2"));
        client.send(WRAPPER.formatted(from, "result", "mam:2"));
      }
      client.send("<message from='mallory@example.com'><body>hm</body></message>");
      readBy(client, "all of ours");
      assertThat(herald.forgeries().count()).isZero();

      for (String from : new String[] {"from='mallory@example.com/x'", "from='example.com'"}) {
        client.send(PUSH.formatted("forged", from));
        client.send(WRAPPER.formatted(from, "sent", "carbons:2"));
        client.send(WRAPPER.formatted(from, "received", "carbons:2"));
        client.send(WRAPPER.formatted(from, "result", "mam:2"));
      }
      await().untilAsserted(() -> assertThat(herald.forgeries().count()).isEqualTo(8));
      readBy(client, "all of theirs");
      assertThat(herald.forgeries().count()).isEqualTo(8);
    }
  }

  /// Whoever answers a ping has read what came before it.
  private static void readBy(Client client, String id) throws Exception {
    client.send(
        "<iq type='get' id='%s' from='example.org'><ping xmlns='urn:xmpp:ping'/></iq>"
            .formatted(id));
    await().until(() -> client.received().stream().anyMatch(e -> e.id().equals(id)));
  }
}
