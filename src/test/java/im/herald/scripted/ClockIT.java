package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.it.BotProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Somebody sets the system's clock by an hour or a day, forward or back, on an ordinary day and in
/// both nights in which Madrid's clocks are set: each due time is fired once.
class ClockIT {
  private static final String HOURLY = "0 0 * ? * *";
  private static final String DAILY = "0 30 2 ? * *";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /// Quartz looks at the clock every half minute.
  private static final Duration LOOK = Duration.ofSeconds(60);

  /// How long it takes until a clock that was set is seen.
  private static final Duration SEEN = Duration.ofSeconds(4);

  private static final List<Case> CASES =
      List.of(
          new Case("ordinary", HOURLY, HOUR, "2027-02-10T01:00:00Z", "2027-02-10T02:00:00Z"),
          new Case("ordinary", DAILY, DAY, "2027-02-10T01:30:00Z", "2027-02-11T01:30:00Z"),
          new Case(
              "ordinary", HOURLY, HOUR.negated(), "2027-02-10T01:00:00Z", "2027-02-10T02:00:00Z"),
          new Case(
              "ordinary", DAILY, DAY.negated(), "2027-02-10T01:30:00Z", "2027-02-11T01:30:00Z"),
          // 02:00 is 03:00 in this night, and there is no 02:30.
          new Case("spring", HOURLY, HOUR, "2027-03-28T00:00:00Z", "2027-03-28T01:00:00Z"),
          new Case("spring", DAILY, DAY, "2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z"),
          new Case(
              "spring", HOURLY, HOUR.negated(), "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z"),
          new Case("spring", DAILY, DAY.negated(), "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"),
          // 02:00 comes twice in this night, and so does 02:30.
          new Case("autumn", HOURLY, HOUR, "2027-10-31T00:00:00Z", "2027-10-31T01:00:00Z"),
          new Case("autumn", DAILY, DAY, "2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z"),
          new Case(
              "autumn", HOURLY, HOUR.negated(), "2027-10-31T01:00:00Z", "2027-10-31T02:00:00Z"),
          new Case("autumn", DAILY, DAY.negated(), "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"));

  @TempDir private Path folder;
  private final ExecutorService cases = Executors.newVirtualThreadPerTaskExecutor();

  /// So many start at a time.
  private final Semaphore starting = new Semaphore(3);

  private Path launcher;

  @BeforeEach
  void find() throws Exception {
    launcher = ShiftedClock.launcher();
  }

  @AfterEach
  void end() {
    cases.shutdownNow();
  }

  /// They wait for the most part, so all run beside each other.
  @TestFactory
  Stream<DynamicTest> eachDueTimeIsFiredOnce() {
    List<Future<List<Instant>>> fired =
        CASES.stream().map(its -> cases.submit(() -> fired(its))).toList();
    return Stream.iterate(0, i -> i + 1)
        .limit(CASES.size())
        .map(
            i ->
                DynamicTest.dynamicTest(
                    CASES.get(i).toString(),
                    () ->
                        assertThat(fired.get(i).get())
                            .containsExactly(CASES.get(i).first(), CASES.get(i).second())));
  }

  /// @return the due times that were fired, each as often as it was heard of
  private List<Instant> fired(Case its) throws Exception {
    Path place = Files.createTempDirectory(folder, "case");
    try (ScriptedServer server = ScriptedServer.start()) {
      ShiftedClock clock = ShiftedClock.at(its.first.minus(HOUR.dividedBy(2)), launcher, place);
      Installation herald =
          Installation.in(place, server)
              .with(
                  "schedules.tick { cron = \"%s\", zone = \"Europe/Madrid\", to = [\"juliet@example.org\"], text = tick }"
                      .formatted(its.cron));
      starting.acquire();
      try (BotProcess bot = herald.starts(clock.shownTo())) {
        bot.online();
        starting.release();
        clock.set(its.first.minusSeconds(2));
        ticks(server, 1, bot);
        if (its.by.isNegative()) {
          clock.set(its.first.plusSeconds(5).plus(its.by));
          await().during(SEEN).atMost(LOOK).until(() -> ticks(server) == 1);
          clock.set(its.first.minusSeconds(2));
          await().during(SEEN).atMost(LOOK).until(() -> ticks(server) == 1);
          clock.set(its.second.minusSeconds(2));
        } else {
          clock.set(its.first.plusSeconds(5).plus(its.by));
        }
        ticks(server, 2, bot);
        assertThat(bot.stops()).as(bot.log()::last).isZero();
      }
      assertThat(ticks(server)).isEqualTo(2);
      return herald.numbers("SELECT due FROM firing ORDER BY due").stream()
          .map(Instant::ofEpochMilli)
          .toList();
    }
  }

  private static void ticks(ScriptedServer server, int count, BotProcess bot) {
    await()
        .atMost(LOOK)
        .untilAsserted(() -> assertThat(ticks(server)).as(bot.log()::last).isEqualTo(count));
  }

  private static long ticks(ScriptedServer server) {
    return server.received().stream().filter(e -> e.name().equals("message")).count();
  }

  /// @param by how far the clock is set, when the first due time has been fired
  private record Case(String night, String cron, Duration by, Instant first, Instant second) {
    Case(String night, String cron, Duration by, String first, String second) {
      this(night, cron, by, Instant.parse(first), Instant.parse(second));
    }

    @Override
    public String toString() {
      return "%s, %+d h".formatted(night, by.toHours());
    }
  }
}
