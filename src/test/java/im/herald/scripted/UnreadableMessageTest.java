package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be read, or breaks Herald's own code, is kept before the server is told that it
/// came.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnreadableMessageTest {
  private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";

  @TempDir private Path folder;

  @Test
  void aMessageThatSmackCannotReadIsPutAsideWhole() throws Exception {
    try (ScriptedServer server = remembering();
        Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      client.send(
          "<message from='juliet@example.org/x' id='m1' type='chat' xml:lang='en'>"
              + "<body>I &lt;3 &amp; 'you'</body><delay xmlns='urn:xmpp:delay' stamp='never'>"
              + "<why about='it'/></delay><thread>t</thread></message>");
      client.send(REQUEST);
      await().until(() -> isAcknowledged(client));
      assertThat(herald.unreadable())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.sender()).isEqualTo("juliet@example.org/x");
                assertThat(entry.stanza())
                    .startsWith("<message xmlns='jabber:client' from='juliet@example.org/x'")
                    .contains(" id='m1'", " xml:lang='en'")
                    .contains("<body>I &lt;3 &amp; ", "you")
                    .contains("<delay xmlns='urn:xmpp:delay' stamp='never'><why about='it'>")
                    .endsWith("</why></delay><thread>t</thread></message>");
              });
    }
  }

  /// Smack makes something of it that it cannot write.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<unfriend xmlns='urn:xmpp:iot:provisioning'/>",
        "<subscription xmlns='http://jabber.org/protocol/pubsub'/>",
        "<content xmlns='urn:xmpp:sce:0'/>"
      })
  void aMessageThatSmackCannotWriteIsPutAsideAsItCame(String content) throws Exception {
    try (ScriptedServer server = remembering();
        Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      client.send(
          "<message from='juliet@example.org/x' id='m1'><body>hm</body>%s</message>"
              .formatted(content));
      client.send(REQUEST);
      await().until(() -> isAcknowledged(client));
      assertThat(herald.unreadable())
          .singleElement()
          .satisfies(entry -> assertThat(entry.stanza()).contains("<body>hm</body>"));
    }
  }

  @Test
  void whatMemoryHasNoRoomForIsNotAcknowledged() throws Exception {
    try (ScriptedServer server = remembering();
        Sessions _ = Sessions.on(server, folder, (_, _) -> full())) {
      Client client = server.online();
      client.send("<message from='juliet@example.org/x' id='m1'><body>hm</body></message>");
      client.send(REQUEST);
      Client next = server.online();
      assertThat(next.resumed()).isFalse();
      assertThat(isAcknowledged(client)).isFalse();
    }
  }

  private static CompletableFuture<?> full() {
    throw new OutOfMemoryError("as in a flood");
  }

  @Test
  void aMessageThatBreaksTheInboxIsPutAside() throws Exception {
    try (ScriptedServer server = remembering();
        Sessions herald = Sessions.on(server, folder, (_, _) -> bug())) {
      Client client = server.online();
      client.send("<message from='juliet@example.org/x' id='m1'><body>hm</body></message>");
      client.send(REQUEST);
      await().until(() -> isAcknowledged(client));
      assertThat(herald.unreadable())
          .singleElement()
          .satisfies(entry -> assertThat(entry.stanza()).contains("<body>hm</body>"));
    }
  }

  @Test
  void aPresenceThatCannotBeReadIsNotKept() throws Exception {
    try (ScriptedServer server = remembering();
        Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      client.send(
          "<presence from='juliet@example.org/x'><delay xmlns='urn:xmpp:delay' stamp='no'/></presence>");
      client.send(REQUEST);
      await().until(() -> isAcknowledged(client));
      assertThat(herald.unreadable()).isEmpty();
    }
  }

  private static CompletableFuture<?> bug() {
    throw new IllegalStateException("a bug");
  }

  private static ScriptedServer remembering() throws Exception {
    ScriptedServer server = ScriptedServer.start();
    server.memory().last();
    return server;
  }

  private static boolean isAcknowledged(Client client) {
    return client.received().stream().anyMatch(element -> element.name().equals("a"));
  }
}
