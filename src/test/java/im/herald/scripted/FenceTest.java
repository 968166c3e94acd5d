package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/// A server without acknowledgements (XEP-0198) says by the answer to a ping what it has (RFC 6120
/// § 10.1).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FenceTest {
  private static final int WINDOW = 200;

  @TempDir private Path folder;
  private ScriptedServer server;
  private Sessions herald;
  private Client mute;

  @BeforeEach
  void aServerThatAnswersNoPing() throws Exception {
    server = ScriptedServer.start();
    server.memory().forgo();
    server.next(new Fault.RefusePings());
    herald = Sessions.on(server, folder, Duration.ofSeconds(30), Duration.ofSeconds(30));
    mute = server.online();
  }

  @AfterEach
  void stop() throws Exception {
    herald.close();
    server.close();
  }

  @Test
  void whatNoAnswerCoversIsKeptAndSentAgainAfterABreak() throws Exception {
    List<String> said = say(10);
    await().until(() -> mute.messages().size() == 10);
    await().during(Duration.ofMillis(300)).until(() -> herald.unacknowledged() == 10);
    mute.suffer(new Fault.Reset());
    Client next = server.online();
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(ids(next)).containsExactlyElementsOf(said);
  }

  @Test
  void aLateAnswerIsEnoughForAllThatWasSentBefore() throws Exception {
    List<String> said = say(3 * WINDOW);
    await().until(() -> mute.messages().size() == WINDOW);
    await().during(Duration.ofMillis(300)).until(() -> herald.unacknowledged() == 3 * WINDOW);
    mute.answerAgain();
    await().until(() -> herald.unacknowledged() == 0);
    assertThat(ids(mute)).containsExactlyElementsOf(said);
    assertThat(mute.received().stream().filter(e -> e.mentions("urn:xmpp:ping")).count())
        .isLessThan(20);
  }

  private List<String> say(int count) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> herald.say("number " + i).value()).toList());
  }

  private static List<String> ids(Client client) {
    return client.messages().stream().map(Element::id).toList();
  }
}
