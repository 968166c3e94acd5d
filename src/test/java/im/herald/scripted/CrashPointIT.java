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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Herald ends at each [CrashPoint] and is started again: each question is answered, in one
/// message, and each due time is fired once. Twice comes only what had been sent and not forgotten,
/// with its id.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CrashPointIT {
  private static final int BEFORE = 3;
  private static final Duration BEAT = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private ScriptedServer server;
  private Installation herald;
  private Dialogue dialogue;

  @BeforeEach
  void install() throws Exception {
    server = ScriptedServer.start();
    herald = Installation.in(folder, server);
    dialogue = new Dialogue(server, "");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_FIRING")
  void eachQuestionIsAnsweredInOneMessage(CrashPoint point) throws Exception {
    Client first = isAskedAndEnds(point);
    try (BotProcess bot = herald.starts(Main.class)) {
      Client next = server.online();
      if (first.received().stream().noneMatch(e -> e.name().equals("a"))) {
        dialogue.givesAgain(next);
      }
      dialogue.asks(next);
      await().atMost(Duration.ofSeconds(20)).until(() -> dialogue.answers().size() == BEFORE + 1);
      assertThat(bot.stops()).as(bot.log()::last).isZero();
    }
    Map<String, List<String>> answers = dialogue.answers();
    assertThat(answers.keySet()).containsExactlyInAnyOrder("n1", "n2", "n3", "n4");
    assertThat(answers.values()).allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
    assertThat(answers.values().stream().mapToInt(List::size).sum())
        .isBetween(BEFORE + 1, point.mayDouble() ? 2 * BEFORE + 1 : BEFORE + 1);
    assertThat(herald.number("SELECT count(*) FROM outgoing")).isZero();
    assertThat(herald.number("SELECT count(*) FROM journal WHERE fate <> 'done'")).isZero();
    assertThat(herald.number("SELECT count(*) FROM journal")).isEqualTo(BEFORE + 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_FIRING", "AFTER_FIRING"})
  void eachDueTimeIsFiredOnce(CrashPoint point) throws Exception {
    herald.with(
        "schedules.tick { cron = \"0/%d * * ? * *\", to = [\"juliet@example.org\"], text = tick }"
            .formatted(BEAT.toSeconds()));
    try (BotProcess bot = herald.starts(HaltingHerald.class, "-Dhalts.at=" + point)) {
      assertThat(bot.exits()).as(bot.log()::last).isEqualTo(HaltingHerald.EXIT);
    }
    try (BotProcess bot = herald.starts(Main.class)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> messages().size() >= 3);
      assertThat(bot.stops()).as(bot.log()::last).isZero();
    }
    long fired = herald.number("SELECT count(*) FROM firing");
    assertThat(messages()).extracting(Element::id).doesNotHaveDuplicates().hasSize((int) fired);
    assertThat(herald.number("SELECT max(due) - min(due) FROM firing"))
        .isEqualTo((fired - 1) * BEAT.toMillis());
    assertThat(herald.number("SELECT count(*) FROM outgoing")).isZero();
  }

  /// @return the connection on which it was asked
  private Client isAskedAndEnds(CrashPoint point) throws Exception {
    if (point == CrashPoint.SENT) {
      server.next(new Fault.RefuseAcknowledgement());
    }
    try (BotProcess bot = herald.starts(HaltingHerald.class, "-Dhalts.at=" + point)) {
      Client client = server.online();
      IntStream.range(0, BEFORE).forEach(_ -> dialogue.asks(client));
      if (point == CrashPoint.SENT) {
        await().until(() -> client.messages().size() == BEFORE);
        bot.dies();
      } else {
        assertThat(bot.exits()).as(bot.log()::last).isEqualTo(HaltingHerald.EXIT);
      }
      return client;
    }
  }

  private List<Element> messages() {
    return server.received().stream().filter(e -> e.name().equals("message")).toList();
  }
}
