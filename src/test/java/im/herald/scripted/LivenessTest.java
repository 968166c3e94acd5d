package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How soon Herald notices that nobody is there any more. It asks after 55 s of silence and waits
/// for two answers of 20 s; where the server owes an acknowledgement a twelfth and half of that.
/// Here 55 s are 3 s.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LivenessTest {
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @TempDir private Path folder;

  @Test
  void aSilentServerIsGivenUpAfterTwoPings() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder, QUIET, PATIENCE)) {
      Client first = server.online();
      first.suffer(new Fault.Stall());
      long begun = System.nanoTime();
      server.online();
      assertThat(since(begun)).isGreaterThan(PATIENCE.multipliedBy(2));
      assertThat(herald.waits()).hasSize(1);
    }
  }

  @Test
  void aServerThatOwesAnAcknowledgementIsGivenUpSooner() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder, QUIET, PATIENCE)) {
      Client first = server.online();
      first.suffer(new Fault.Stall());
      herald.say("is anybody there?");
      long begun = System.nanoTime();
      Client next = server.online();
      assertThat(since(begun)).isLessThan(QUIET);
      await().until(() -> next.messages().size() == 1);
    }
  }

  /// As where the way to the server is dead and the way from it is not, or a writer that is gone.
  @Test
  void aServerThatTalksAndDoesNotHearIsGivenUp() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder, QUIET, PATIENCE)) {
      Client first = server.online();
      first.suffer(new Fault.Stall());
      herald.say("does anybody hear?");
      await()
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                first.talks();
                return server.connections() == 2;
              });
      Client next = server.online();
      await().until(() -> next.messages().size() == 1);
    }
  }

  @Test
  void aServerThatAnswersPingsIsKeptThoughItAcknowledgesLate() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.next(new Fault.RefuseAcknowledgement());
      try (Sessions herald = Sessions.on(server, folder, QUIET, PATIENCE)) {
        Client only = server.online();
        herald.say("take your time");
        await().until(() -> pings(only) >= 4);
        only.acknowledgeAgain();
        await().until(() -> herald.unacknowledged() == 0);
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }

  @Test
  void aSlowServerIsNotADeadOne() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.next(new Fault.Slow(PATIENCE.dividedBy(4)));
      try (Sessions herald = Sessions.on(server, folder, QUIET, PATIENCE)) {
        Client only = server.online();
        for (int i = 0; i < 10; i++) {
          herald.say("number " + i);
        }
        await().until(() -> herald.unacknowledged() == 0);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(only.messages()).hasSize(10);
      }
    }
  }

  /// 3 000 questions at once, whose answers nobody acknowledges, lock bare Smack up.
  @Test
  void aFloodOfQuestionsIsAnsweredWithinTheWindow() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.next(new Fault.RefuseAcknowledgement());
      try (Sessions herald = Sessions.on(server, folder, QUIET, PATIENCE)) {
        Client only = server.online();
        for (int i = 0; i < 3_000; i++) {
          only.send(
              "<iq type='get' id='q%d' from='mallory@example.org/x' to='herald@example.org/herald'><ping xmlns='urn:xmpp:ping'/></iq>"
                  .formatted(i));
        }
        herald.say("still here");
        await().until(() -> only.messages().size() == 1);
        await().until(() -> pings(only) >= 2);
        assertThat(only.received().stream().filter(LivenessTest::isAnswer).count())
            .isBetween(1L, 100L);
        only.acknowledgeAgain();
        await().until(() -> herald.unacknowledged() == 0);
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }

  private static boolean isAnswer(Element element) {
    return element.name().equals("iq") && element.id().startsWith("q");
  }

  private static long pings(Client client) {
    return client.received().stream()
        .filter(element -> element.mentions("urn:xmpp:ping") && !isAnswer(element))
        .count();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
