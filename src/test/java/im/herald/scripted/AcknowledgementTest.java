package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server is told that a message has come (XEP-0198 § 4) when it is on the disk, and not
/// before.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AcknowledgementTest {
  private static final String REQUEST = "<r xmlns='urn:xmpp:sm:3'/>";

  @TempDir private Path folder;
  private final List<CompletableFuture<Boolean>> disk = new CopyOnWriteArrayList<>();
  private ScriptedServer server;
  private Sessions herald;
  private Client client;

  @BeforeEach
  void aBotWhoseDiskIsSlow() throws Exception {
    server = ScriptedServer.start();
    server.memory().last();
    herald =
        Sessions.on(
            server,
            folder,
            (_, _) -> {
              CompletableFuture<Boolean> kept = new CompletableFuture<>();
              disk.add(kept);
              return kept;
            });
    client = server.online();
  }

  @AfterEach
  void stop() throws Exception {
    herald.close();
    server.close();
  }

  /// Smack alone: [BareSmackTest#whatNobodyHasHandledIsAcknowledged].
  @Test
  void whatIsNotOnTheDiskIsNotAcknowledged() throws Exception {
    fiveMessagesAndARequest();
    await().during(Duration.ofMillis(300)).until(() -> acknowledgements().isEmpty());
    disk.subList(0, 4).forEach(kept -> kept.complete(true));
    await().during(Duration.ofMillis(300)).until(() -> acknowledgements().isEmpty());
    disk.get(4).complete(true);
    await().until(() -> !acknowledgements().isEmpty());
    // The five, and the answers of the login: the roster.
    assertThat(Integer.parseInt(acknowledgements().getFirst())).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aMessageThatCannotBeKeptEndsTheSessionAndIsNeverAcknowledged() throws Exception {
    fiveMessagesAndARequest();
    disk.get(0).complete(true);
    disk.get(1).complete(true);
    disk.get(3).complete(true);
    disk.get(4).complete(true);
    disk.get(2).completeExceptionally(new IllegalStateException("the disk is full"));
    Client next = server.online();
    assertThat(acknowledgements()).isEmpty();
    assertThat(next.resumed()).isFalse();
  }

  @Test
  void whatOneSessionCouldNotKeepDoesNotKeepHeraldFromTheNext() throws Exception {
    server.memory().asksAtOnce();
    fiveMessagesAndARequest();
    disk.get(2).completeExceptionally(new IllegalStateException("the disk is full"));
    Client next = server.online();
    await().until(() -> next.received().stream().anyMatch(e -> e.name().equals("a")));
  }

  @Test
  void aGoodbyeAcknowledgesNothingThatIsNotOnTheDisk() throws Exception {
    fiveMessagesAndARequest();
    herald.close();
    assertThat(client.closed().await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(acknowledgements()).isEmpty();
  }

  @Test
  void aBrokenSessionIsNotResumedWhileTheDiskIsBusy() throws Exception {
    fiveMessagesAndARequest();
    client.suffer(new Fault.Reset());
    Client next = server.online();
    assertThat(next.resumed()).isFalse();
    assertThat(next.received()).noneMatch(element -> element.name().equals("resume"));
  }

  private void fiveMessagesAndARequest() throws Exception {
    for (int i = 0; i < 5; i++) {
      client.send(
          "<message from='juliet@example.org/x' id='m%d'><body>hm</body></message>".formatted(i));
    }
    client.send(REQUEST);
    await().until(() -> disk.size() == 5);
  }

  private List<String> acknowledgements() {
    return client.received().stream()
        .filter(element -> element.name().equals("a"))
        .map(element -> element.attribute("h").orElseThrow())
        .toList();
  }
}
