package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.xmpp.ConnectionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A session that broke goes on where it was (XEP-0198 § 5), with nothing lost and nothing twice;
/// or it does not, and then the next one sends again what was not acknowledged, once.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResumptionTest {
  @TempDir private Path folder;
  private ScriptedServer server;
  private Sessions herald;
  private Client first;

  @BeforeEach
  void aServerThatRemembers() throws Exception {
    server = ScriptedServer.start();
    server.memory().last();
    server.next(new Fault.RefuseAcknowledgement());
    herald = Sessions.on(server, folder);
    first = server.online();
  }

  @AfterEach
  void stop() throws Exception {
    herald.close();
    server.close();
  }

  @Test
  void whatArrivedBeforeABreakIsNotSentAgain() throws Exception {
    List<String> said = arrived(10);
    first.suffer(new Fault.Reset());
    Client second = server.online();
    said.addAll(say(3));
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(second.resumed()).isTrue();
    assertThat(said.subList(0, 10)).isEqualTo(ids(first));
    assertThat(said.subList(10, 13)).isEqualTo(ids(second));
    isOnlineAgain(true);
  }

  @Test
  void whatDidNotArriveIsSentAgainOnce() throws Exception {
    List<String> said = arrived(5);
    first.suffer(new Fault.Stall());
    said.addAll(say(20));
    Client second = server.online();
    await().until(() -> herald.unacknowledged() == 0);
    said.addAll(say(1));
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(second.resumed()).isTrue();
    List<String> arrived = new ArrayList<>(ids(first));
    arrived.addAll(ids(second));
    assertThat(arrived).containsExactlyElementsOf(said);
  }

  @Test
  void aRefusedResumptionSendsEachOnceMore() throws Exception {
    List<String> said = arrived(10);
    server.memory().fade();
    first.suffer(new Fault.Reset());
    Client next = server.online();
    said.addAll(say(1));
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(next.resumed()).isFalse();
    assertThat(ids(next)).containsExactlyElementsOf(said);
    isOnlineAgain(false);
  }

  @Test
  void aServerThatClaimsToHaveHadMoreThanWasSentGetsANewSession() throws Exception {
    List<String> said = arrived(10);
    server.memory().miscount(7);
    first.suffer(new Fault.Reset());
    Client next = server.online();
    while (next.resumed()) {
      next = server.online();
    }
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(ids(next)).containsExactlyElementsOf(said);
    isOnlineAgain(false);
  }

  @Test
  void aSessionOnWhichTheServerHearsNothingMoreIsLeftForANewOne() throws Exception {
    List<String> said = arrived(5);
    server.next(new Fault.DeafOnceResumed());
    first.suffer(new Fault.Reset());
    Client deaf = server.online();
    assertThat(deaf.resumed()).isTrue();
    said.addAll(say(5));
    Client next = server.online();
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(next.resumed()).isFalse();
    assertThat(ids(next)).containsSubsequence(said.subList(5, 10));
    isOnlineAgain(false);
  }

  @Test
  void aSessionThatBreaksAgainAtOnceIsNotResumedForEver() throws Exception {
    Client client = first;
    do {
      client.suffer(new Fault.Reset());
      client = server.online();
    } while (client.resumed() && server.connections() < 20);
    assertThat(client.resumed()).isFalse();
  }

  @Test
  void aStreamThatTheServerClosedIsNotResumed() throws Exception {
    first.suffer(new Fault.CloseStream());
    assertThat(server.online().resumed()).isFalse();
    assertThat(server.connections()).isEqualTo(2);
  }

  /// Right after each resumption something comes, and then the connection breaks again while the
  /// outbox is sending what has waited.
  @RepeatedTest(3)
  void howeverOftenItBreaksEachMessageArrives() throws Exception {
    List<String> said = new ArrayList<>();
    List<Client> all = new ArrayList<>(List.of(first));
    first.acknowledgeAgain();
    for (int i = 0; i < 30; i++) {
      said.addAll(say(40));
      Client client = all.getLast();
      client.send(
          "<message from='juliet@example.org/x' id='m%d'><body>hm</body></message>".formatted(i));
      int enough = i;
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> client.messages().size() >= enough || client.closed().getCount() == 0);
      client.suffer(new Fault.Reset());
      all.add(server.online());
    }
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(all.stream().flatMap(client -> ids(client).stream()).distinct().toList())
        .containsExactlyElementsOf(said);
    List<String> had = new ArrayList<>();
    for (Client client : all) {
      if (!client.resumed()) {
        had.clear();
      }
      assertThat(ids(client)).doesNotContainAnyElementsOf(had.isEmpty() ? List.of("") : had);
      had.addAll(ids(client));
    }
  }

  @Test
  void stoppingDoesNotWaitForASessionThatBroke() throws Exception {
    server.close();
    await().until(() -> herald.state() instanceof ConnectionState.Offline);
    long begun = System.nanoTime();
    herald.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    assertThat(herald.state()).isEqualTo(new ConnectionState.Closed());
  }

  private void isOnlineAgain(boolean resumed) {
    await()
        .until(
            () ->
                herald.state() instanceof ConnectionState.Online online
                    && online.resumed() == resumed);
  }

  private List<String> arrived(int count) {
    List<String> said = say(count);
    await().until(() -> first.messages().size() == count);
    return said;
  }

  private List<String> say(int count) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> herald.say("number " + i).value()).toList());
  }

  private static List<String> ids(Client client) {
    return client.messages().stream().map(Element::id).toList();
  }
}
