package im.herald.scripted;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.outbox.Bounce;
import im.herald.xmpp.ConnectionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Messages that the server does not take: one for which it ends the stream is found among the
/// others and put aside, and one that comes back is not sent again.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RejectedTest {
  private static final String POISON = "poison";

  @TempDir private Path folder;
  private ScriptedServer server;

  @BeforeEach
  void start() throws Exception {
    server = ScriptedServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void aMessageThatEndsThreeStreamsIsPutAsideAndTheOthersArriveInOrder() throws Exception {
    for (int i = 0; i < 10; i++) {
      server.next(new Fault.Reject(POISON));
    }
    try (Sessions herald = Sessions.on(server, folder)) {
      List<String> said = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        said.add(herald.say(i == 7 ? POISON : "number " + i).value());
      }
      String poison = said.remove(7);
      await().until(() -> herald.unacknowledged() == 0 && !herald.aside().isEmpty());
      assertThat(herald.aside())
          .singleElement()
          .satisfies(row -> assertThat(row.message().id().value()).isEqualTo(poison))
          .satisfies(row -> assertThat(row.ends()).isEqualTo(3));
      List<String> came =
          server.received().stream()
              .filter(e -> e.name().equals("message"))
              .map(Element::id)
              .toList();
      // Alone three times; before that in a crowd, until the server's reason was heard or twice.
      assertThat(came).filteredOn(poison::equals).hasSizeBetween(3, 5);
      LinkedHashSet<String> once = new LinkedHashSet<>(came);
      once.remove(poison);
      assertThat(once).containsExactlyElementsOf(said);
    }
  }

  @Test
  void aMessageThatComesBackIsNotSentAgain() throws Exception {
    server.next(new Fault.RefuseAcknowledgement());
    try (Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      String first = herald.say("one").value();
      String second = herald.say("two").value();
      await().until(() -> client.messages().size() == 2);
      client.send(error(first, "romeo@example.org"));
      client.send(error(second, "juliet@example.org/balcony"));
      await().until(() -> herald.lastBounce().isPresent());
      assertThat(herald.lastBounce().map(Bounce::count)).contains(1);
      assertThat(herald.lastBounce().map(Bounce::reason)).contains("service-unavailable");
      client.send(error(second, "juliet@example.org"));
      client.suffer(new Fault.CloseStream());
      Client next = server.online();
      await().until(() -> herald.unacknowledged() == 0);
      await()
          .during(Duration.ofMillis(200))
          .until(() -> next.messages().stream().map(Element::id).toList().equals(List.of(first)));
      assertThat(herald.lastBounce().map(Bounce::count)).contains(1);
    }
  }

  @Test
  void aLongMessageIsSplitAsTheServerWantsIt() throws Exception {
    server.memory().limit(12_000);
    try (Sessions herald = Sessions.on(server, folder)) {
      Client client = server.online();
      await().until(() -> herald.state() instanceof ConnectionState.Online);
      String text = "line\n".repeat(6_000).strip();
      herald.say(text);
      await().until(() -> herald.unacknowledged() == 0);
      assertThat(client.messages()).allSatisfy(m -> assertThat(m.xml()).hasSizeLessThan(12_000));
      assertThat(client.messages().stream().map(m -> m.body().orElse("")).collect(joining("\n")))
          .isEqualTo(text);
    }
  }

  private static String error(String id, String from) {
    return "<message type='error' id='%s' from='%s'><error type='cancel'>".formatted(id, from)
        + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
  }
}
