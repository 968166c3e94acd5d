package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Herald comes back to 50 000 messages in its archive (XEP-0313): everybody is answered in order,
/// and who speaks meanwhile does not wait until all is read.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LongAwayIT {
  private static final int MESSAGES = 50_000;
  private static final int PEOPLE = 20;
  private static final int A_SECOND = 500;
  private static final Duration PROMPT = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private ScriptedServer server;
  private Installation herald;

  @BeforeEach
  void install() throws Exception {
    server = ScriptedServer.start();
    server.memory().archive().open();
    herald = Installation.in(folder, server);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void everybodyIsAnsweredInOrderAndWhoSpeaksMeanwhileDoesNotWait() throws Exception {
    wasHereBefore();
    ScriptedArchive archive = server.memory().archive();
    archive.pages(100);
    IntStream.range(0, MESSAGES)
        .forEach(i -> archive.add("a" + i, "p%d@example.org/x".formatted(i % PEOPLE), "echo " + i));
    long begun = System.nanoTime();
    try (BotProcess bot = herald.starts(Main.class, "-Xmx64m")) {
      Client client = server.online();
      Duration slowest = Duration.ZERO;
      int live = 0;
      while (client.messages().size() < MESSAGES + live) {
        String text = "live%d".formatted(live++);
        long asked = System.nanoTime();
        client.send(
            "<message type='chat' from='romeo@example.org/x' id='%s'><body>echo %s</body></message>"
                .formatted(text, text));
        await().pollInterval(Duration.ofMillis(50)).until(() -> hasSaid(client, text));
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
      Duration all = Duration.ofNanos(System.nanoTime() - begun);
      System.out.printf(
          "%d archived messages answered %.1f s after the start; %d live ones meanwhile, the slowest in %.2f s%n",
          MESSAGES, all.toMillis() / 1e3, live, slowest.toMillis() / 1e3);
      assertThat(all).isLessThan(Duration.ofSeconds(MESSAGES / A_SECOND));
      assertThat(slowest).isLessThan(PROMPT);
      assertThat(bot.stops()).as(bot.log()::last).isZero();
    }
    inOrder();
  }

  /// Logs in for the first time: what is in the archive then is not read.
  private void wasHereBefore() throws Exception {
    try (BotProcess bot = herald.starts(Main.class)) {
      Client client = server.online();
      await().until(() -> client.received().stream().anyMatch(e -> e.mentions("<before")));
      assertThat(bot.stops()).as(bot.log()::last).isZero();
    }
  }

  private static boolean hasSaid(Client client, String text) {
    return client.messages().reversed().stream()
        .anyMatch(message -> message.body().filter(text::equals).isPresent());
  }

  private void inOrder() {
    Map<String, List<Integer>> answers =
        server.received().stream()
            .filter(e -> e.name().equals("message"))
            .filter(e -> !e.body().orElseThrow().startsWith("live"))
            .collect(
                Collectors.groupingBy(
                    e -> e.attribute("to").orElseThrow(),
                    Collectors.mapping(
                        e -> Integer.valueOf(e.body().orElseThrow()), Collectors.toList())));
    assertThat(answers).hasSize(PEOPLE);
    assertThat(answers.values())
        .allSatisfy(numbers -> assertThat(numbers).hasSize(MESSAGES / PEOPLE).isSorted());
  }
}
