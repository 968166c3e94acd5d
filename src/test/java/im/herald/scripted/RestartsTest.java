package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server goes away with a window full of messages that it has not acknowledged, again and
/// again.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RestartsTest {
  private static final int TIMES = 20;
  private static final int WINDOW = 200;

  /// What else may be unacknowledged, such as initial presence.
  private static final int OTHERS = 10;

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private ScriptedServer server;

  @BeforeEach
  void start() throws Exception {
    server = ScriptedServer.start();
    IntStream.range(0, TIMES).forEach(_ -> server.next(new Fault.RefuseAcknowledgement()));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /// As any ordinary restart: the server has all, has acknowledged none, and says goodbye.
  @Test
  void ofTwoHundredSendsInFlightNoneIsLostAndNoMoreThanTheseAreDoubled() throws Exception {
    try (Sessions herald = Sessions.on(server, folder)) {
      for (int i = 0; i < TIMES; i++) {
        Client client = server.online();
        await().until(() -> hasAll(client, herald));
        int again = client.messages().size();
        said.addAll(say(herald, WINDOW));
        await().until(() -> client.messages().size() > again + WINDOW - OTHERS);
        client.suffer(new Fault.StreamError("system-shutdown"));
      }
      assertThat(settles(herald)).isLessThanOrEqualTo(2 * TIMES * WINDOW);
    }
  }

  /// Each time another half of a window is on its way.
  @Test
  void whereTheSessionIsResumedNothingIsDoubled() throws Exception {
    server.memory().last();
    List<Client> all = new ArrayList<>();
    try (Sessions herald = Sessions.on(server, folder)) {
      for (int i = 0; i < TIMES; i++) {
        all.add(server.online());
        said.addAll(say(herald, WINDOW));
        all.getLast().send("<message from='juliet@example.org/x'><body>hm</body></message>");
        await().until(() -> ids(all).size() >= said.size() - WINDOW / 2);
        all.getLast().suffer(new Fault.Reset());
      }
      all.add(server.online());
      settles(herald);
      assertThat(all.subList(1, all.size())).allMatch(Client::resumed);
      assertThat(ids(all)).doesNotHaveDuplicates();
    }
  }

  /// @return how many came
  private int settles(Sessions herald) {
    await().until(() -> herald.unacknowledged() == 0);
    List<String> came =
        server.received().stream()
            .filter(e -> e.name().equals("message"))
            .map(Element::id)
            .toList();
    assertThat(new LinkedHashSet<>(came)).containsExactlyElementsOf(said);
    System.out.printf("%d restarts: %d said, %d came%n", TIMES, said.size(), came.size());
    return came.size();
  }

  /// What was sent again is acknowledged.
  private static boolean hasAll(Client client, Sessions herald) throws Exception {
    client.acknowledge();
    return herald.unacknowledged() == 0;
  }

  private static List<String> say(Sessions herald, int count) {
    return IntStream.range(0, count).mapToObj(i -> herald.say("number " + i).value()).toList();
  }

  private static List<String> ids(List<Client> clients) {
    return clients.stream().flatMap(client -> client.messages().stream()).map(Element::id).toList();
  }
}
