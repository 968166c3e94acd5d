package im.herald.scripted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.IncomingMessage;
import im.herald.message.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smackx.caps.EntityCapsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;

/// Who sees a reaction (XEP-0444), as their client's presence says (XEP-0115).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReactionsTest {
  private static final String IDENTITY = "<identity category='client' type='pc' name='Test'/>";
  private static final String REACTIONS = "urn:xmpp:reactions:0";
  private static final String NEW = "juliet@example.org/new";
  private static final String OLD = "juliet@example.org/old";
  private static final String STRANGER = "stranger@example.net/new";

  @TempDir private Path folder;
  private final List<IncomingMessage> heard = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ScriptedServer server;
  private Sessions sessions;
  private Client client;

  @BeforeEach
  void begin() throws Exception {
    server = ScriptedServer.start();
    server.memory().contact("juliet@example.org", "from");
    sessions = Sessions.on(server, folder, this::hear);
    client = server.online();
    client.watch(this::answer);
  }

  private CompletableFuture<?> hear(Received received, CompletableFuture<?> before) {
    heard.add(received.message());
    return CompletableFuture.completedFuture(true);
  }

  @AfterEach
  void end() throws Exception {
    sessions.close();
    server.close();
  }

  @Test
  void contactsDoWhoseClientSaysSo() throws Exception {
    comes(NEW, REACTIONS);
    comes(OLD, "urn:xmpp:ping");
    comes(STRANGER, REACTIONS);
    IncomingMessage old = says(OLD);
    IncomingMessage fresh = says(NEW);
    IncomingMessage strange = says(STRANGER);

    assertThat(sessions.courtesies().showsReaction(old)).isFalse();
    await().until(() -> EntityCapsManager.getDiscoverInfoByUser(JidCreate.from(OLD)) != null);
    assertThat(sessions.courtesies().showsReaction(old)).isFalse();
    await().until(() -> sessions.courtesies().showsReaction(fresh));
    assertThat(sessions.courtesies().showsReaction(strange)).isFalse();
    assertThat(asked).as("once each").containsExactlyInAnyOrder(OLD, NEW);
  }

  private void comes(String jid, String feature) throws Exception {
    client.send(
        "<presence from='%s'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='http://test.invalid' ver='%s'/></presence>"
            .formatted(jid, shortForm(feature)));
  }

  private IncomingMessage says(String from) throws IOException {
    int before = heard.size();
    client.send(
        "<message from='%s' type='chat' id='a%d'><body>block romeo@example.org</body></message>"
            .formatted(from, before));
    await().until(() -> heard.size() > before);
    return heard.getLast();
  }

  private void answer(Element element) {
    String to = element.attribute("to").orElse("");
    if (!element.mentions("disco#info") || !to.contains("/")) {
      return;
    }
    asked.add(to);
    String feature = to.equals(OLD) ? "urn:xmpp:ping" : REACTIONS;
    try {
      client.send(
          "<iq type='result' from='%s' id='%s'><query xmlns='http://jabber.org/protocol/disco#info' node='http://test.invalid#%s'>%s<feature var='%s'/></query></iq>"
              .formatted(to, element.id(), shortForm(feature), IDENTITY, feature));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// XEP-0115 § 5.1.
  private static String shortForm(String feature) {
    try {
      byte[] text = "client/pc//Test<%s<".formatted(feature).getBytes(UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
