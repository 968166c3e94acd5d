package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whose clock a reminder goes by (XEP-0202).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimeZoneTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final AtomicReference<String> knowsTheTime = new AtomicReference<>("");
  private ScriptedServer server;
  private BotProcess herald;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = ScriptedServer.start();
    herald = Installation.in(folder, server).starts(Main.class, "-Duser.timezone=Europe/Madrid");
    client = server.online();
    client.watch(this::answer);
  }

  @AfterEach
  void stop() throws Exception {
    herald.close();
    server.close();
  }

  @Test
  void theClientsThatAskedThenTheLastKnownThenTheBots() throws Exception {
    assertThat(says("juliet@example.org/tv", "remind at 18:30 supper")).contains("(Europe/Madrid)");
    knowsTheTime.set("juliet@example.org/phone");
    assertThat(says("juliet@example.org/phone", "remind at 19:30 supper")).contains("(+05:45)");
    assertThat(says("juliet@example.org/tv", "remind at 20:30 supper")).contains("(+05:45)");
    assertThat(says("romeo@example.org/x", "remind at 18:30 supper")).contains("(Europe/Madrid)");
  }

  private String says(String from, String text) throws Exception {
    client.forget();
    client.send(
        "<message type='chat' from='%s' id='%d'><body>%s</body></message>"
            .formatted(from, System.nanoTime(), text));
    Predicate<Element> answer =
        element -> element.name().equals("message") && element.body().isPresent();
    assertThat(client.hears(answer, PATIENCE)).isTrue();
    return client.received().stream().filter(answer).findFirst().orElseThrow().body().orElseThrow();
  }

  private void answer(Element element) {
    String asked = element.attribute("to").orElse("");
    if (!element.mentions("urn:xmpp:time") || !asked.equals(knowsTheTime.get())) {
      return;
    }
    try {
      client.send(
          "<iq type='result' from='%s' id='%s'><time xmlns='urn:xmpp:time'><tzo>+05:45</tzo><utc>2026-11-23T10:00:00Z</utc></time></iq>"
              .formatted(asked, element.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
