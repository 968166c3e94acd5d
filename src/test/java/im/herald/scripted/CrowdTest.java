package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Very many people at once, on a server that needs no time itself, and Juliet, who has her answers
/// all the while. The rows of what it prints stand in SECURITY.md; `im.herald.it.FloodIT` has real
/// servers.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrowdTest {
  private static final int PEOPLE = 10_000;
  private static final int MESSAGES = Integer.getInteger("herald.crowd.messages", 20_000);
  private static final int WRITERS = 1_000;
  private static final int BATCH = 500;
  private static final int MOST_THREADS = 100;
  private static final int MOST_MEGABYTES = 256;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final Map<String, Integer> heard = new ConcurrentHashMap<>();
  private ScriptedServer server;
  private BotProcess herald;
  private Client client;
  private Honest juliet;

  @BeforeEach
  void start() throws Exception {
    server = ScriptedServer.start();
    herald = Installation.in(folder, server).starts(Main.class, "-Xmx64m");
    client = server.online();
    client.watch(this::hears);
    juliet = new Honest(server);
  }

  @AfterEach
  void stop() throws Exception {
    herald.close();
    server.close();
  }

  @Test
  void everybodyWhoWantsToBeAContactIsOne() throws Exception {
    comes(
        "%,d subscription requests at once".formatted(PEOPLE),
        PEOPLE,
        i -> "<presence type='subscribe' from='p%d@crowd.example'/>".formatted(i),
        i -> "subscribed p%d@crowd.example".formatted(i));
  }

  @Test
  void everybodyIsAnsweredOnce() throws Exception {
    comes(
        "%,d messages of %,d people at once".formatted(MESSAGES, WRITERS),
        MESSAGES,
        i ->
            "<message type='chat' from='p%d@crowd.example/x' id='m%d'><body>echo n%d</body></message>"
                .formatted(i % WRITERS, i, i),
        i -> "n" + i);
  }

  private void comes(String what, int count, IntFunction<String> stanza, IntFunction<String> answer)
      throws Exception {
    long begun = System.nanoTime();
    for (int i = 0; i < count; i += BATCH) {
      StringBuilder batch = new StringBuilder();
      for (int j = i; j < Math.min(count, i + BATCH); j++) {
        batch.append(stanza.apply(j));
      }
      client.send(batch.toString());
      assertThat(juliet.asks()).isTrue();
    }
    while (heard.size() < count && System.nanoTime() - begun < PATIENCE.toNanos()) {
      assertThat(juliet.asks()).isTrue();
    }
    Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(heard).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(heard.get(answer.apply(i))).as(answer.apply(i)).isEqualTo(1);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d s | %.2f s | %d | %d MB |%n",
        what,
        lasted.toSeconds(),
        juliet.longest().toMillis() / 1e3,
        herald.threads(),
        herald.megabytes());
    assertThat(herald.threads()).isLessThan(MOST_THREADS);
    assertThat(herald.megabytes()).isLessThan(MOST_MEGABYTES);
  }

  /// Notes an answer, and does what a server does with a roster (RFC 6121 § 3.1.2, § 3.1.5).
  private void hears(Element element) {
    String type = element.attribute("type").orElse("");
    String to = element.attribute("to").orElse("");
    if (element.name().equals("presence") && type.startsWith("subscribe")) {
      if (type.equals("subscribed")) {
        heard.merge("subscribed " + to, 1, Integer::sum);
      }
      push(to, type.equals("subscribe") ? "ask='subscribe'" : "");
    } else if (element.name().equals("message") && !to.startsWith("juliet@")) {
      heard.merge(element.body().orElse(""), 1, Integer::sum);
    }
  }

  private void push(String contact, String asked) {
    try {
      client.send(
          "<iq type='set' id='push'><query xmlns='jabber:iq:roster'><item jid='%s' subscription='from' %s/></query></iq>"
              .formatted(contact, asked));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
