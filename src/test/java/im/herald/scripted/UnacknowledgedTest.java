package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.StanzaId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the server has not acknowledged (XEP-0198 § 4) is neither lost nor doubled, and does not
/// pile up in Smack.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnacknowledgedTest {
  private static final int WINDOW = 200;

  /// Initial presence and the request for the roster are not acknowledged either.
  private static final int OTHERS = 10;

  private static final int MANY = 3_000;

  @TempDir private Path folder;
  private ScriptedServer server;
  private Sessions herald;
  private Client deaf;

  @BeforeEach
  void aServerThatAcknowledgesNothing() throws Exception {
    server = ScriptedServer.start();
    server.next(new Fault.RefuseAcknowledgement());
    herald = Sessions.on(server, folder);
    deaf = server.online();
  }

  @AfterEach
  void stop() throws Exception {
    herald.close();
    server.close();
  }

  @Test
  void tenMessagesOutliveARestartOfTheServer() throws Exception {
    allGoAgainOnceAfter(new Fault.StreamError("system-shutdown"));
  }

  @Test
  void tenMessagesOutliveABrokenConnection() throws Exception {
    allGoAgainOnceAfter(new Fault.Reset());
  }

  @Test
  void tenMessagesOutliveAServerThatFallsSilent() throws Exception {
    allGoAgainOnceAfter(new Fault.Stall());
  }

  private void allGoAgainOnceAfter(Fault fault) throws Exception {
    List<String> said = say(10);
    await().until(() -> deaf.messages().size() == 10);
    deaf.suffer(fault);
    Client next = server.online();
    await().until(() -> herald.unacknowledged() == 0);
    said.addAll(say(1));
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(ids(next)).containsExactlyElementsOf(said);
  }

  @Test
  void noMoreThanAWindowfulIsUnderwayAndALateAcknowledgementFreesTheRest() throws Exception {
    List<String> said = say(MANY);
    await().until(() -> deaf.messages().size() > WINDOW - OTHERS);
    await()
        .during(Duration.ofMillis(500))
        .until(() -> deaf.messages().size() <= WINDOW && herald.unacknowledged() == MANY);
    deaf.acknowledgeAgain();
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(ids(deaf)).containsExactlyElementsOf(said);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void thousandsOfMessagesThatNobodyTakesDoNotHinderStopping() throws Exception {
    say(MANY);
    await().until(() -> deaf.messages().size() > WINDOW - OTHERS);
    deaf.suffer(new Fault.Stall());
    long begun = System.nanoTime();
    herald.close();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("stopping with a silent server took " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  private List<String> say(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(number -> herald.say("number " + number))
            .map(StanzaId::value)
            .toList());
  }

  private static List<String> ids(Client client) {
    return client.messages().stream().map(Element::id).toList();
  }
}
