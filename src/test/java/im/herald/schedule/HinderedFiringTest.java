package im.herald.schedule;

import static im.herald.schedule.Desk.ROMEO;
import static im.herald.schedule.Desk.inSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.config.StoreConfig;
import im.herald.message.Recipient;
import im.herald.postgres.OnEachDatabase;
import im.herald.postgres.StorePlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a firing that the end of Herald, or the store, does not let through.
@OnEachDatabase
class HinderedFiringTest {
  private static final List<Recipient> TO_ROMEO = List.of(new Recipient.Person(ROMEO));
  private static final Timing HOURLY = new Timing.Every(Duration.ofHours(1));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final StorePlace place;
  private StoreConfig store;

  HinderedFiringTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void anEmptyStore(@TempDir Path dir) {
    store = place.in(dir);
  }

  @Test
  void stoppingCutsACommandShortThatDoesNotEnd() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Desk desk =
        new Desk(
            store,
            InstantSource.system(),
            _ -> {
              running.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
              return Optional.empty();
            });
    desk.schedules.reconcile(List.of(configured("stuck", HOURLY, new Action.Run("x"), MINUTE)));
    desk.schedules.start();
    desk.schedules.run("stuck");
    running.await();
    long from = System.nanoTime();
    desk.close();
    assertThat(interrupted.getCount()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aCommandThatTheEndCutShortRunsAgainAfterTheNextStart() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CommandRunner endless =
        _ -> {
          running.countDown();
          new CountDownLatch(1).await();
          return Optional.empty();
        };
    ScheduleConfig once = configured("once", at(inSeconds(0)), new Action.Run("x"), HOUR);
    try (Desk desk = new Desk(store, InstantSource.system(), endless)) {
      desk.schedules.reconcile(List.of(once));
      desk.schedules.start();
      running.await();
    }
    try (Desk desk = new Desk(store)) {
      desk.schedules.reconcile(List.of(once));
      desk.schedules.start();
      await().until(() -> !desk.sent().isEmpty());
      assertThat(desk.sent()).containsExactly("romeo@example.org: answer to x");
    }
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      desk.schedules.add("probe", "every", "1h", TO_ROMEO, "probe");
      desk.schedules.run("probe");
      await().until(() -> !desk.sent().isEmpty());
      assertThat(desk.sent()).containsExactly("romeo@example.org: probe");
    }
  }

  @Test
  void aDueTimeThatTheStoreDoesNotTakeIsFiredOnceItDoes() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Instant due = inSeconds(0);
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    try (Desk desk =
        new Desk(
            store,
            () -> Instant.now().plus(ahead.get()),
            _ -> Optional.of("run " + runs.incrementAndGet()))) {
      desk.change("ALTER TABLE outgoing RENAME TO away");
      desk.schedules.reconcile(
          List.of(
              configured("kept", at(due), new Action.Run("x"), HOUR),
              configured("late", at(due), new Action.Say("late"), Duration.ZERO)));
      desk.schedules.start();
      await().until(() -> runs.get() == 1);
      ahead.set(MINUTE);
      desk.change("ALTER TABLE away RENAME TO outgoing");
      await().atMost(Duration.ofSeconds(30)).until(() -> !desk.sent().isEmpty());
      assertThat(desk.sent()).containsExactly("romeo@example.org: run 1");
      Punctuality punctuality = desk.schedules.punctuality();
      await().until(() -> punctuality.late() == 1 && punctuality.skips() == 1);
      assertThat(punctuality.onTime()).isZero();
    }
  }

  @Test
  void nothingFiresAnyMoreWhenItIsAskedToStopAndChangesAreStillWritten() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      desk.schedules.stopFiring();
      desk.schedules.add("launch", "at", inSeconds(1).toString(), TO_ROMEO, "Go.");
      Instant later = inSeconds(2);
      await().until(() -> Instant.now().isAfter(later));
      assertThat(desk.sent()).isEmpty();
    }
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      await().until(() -> desk.sent().contains("romeo@example.org: Go."));
    }
  }

  private static Timing at(Instant instant) {
    return new Timing.At(instant, ZoneOffset.UTC);
  }

  private static ScheduleConfig configured(
      String name, Timing timing, Action action, Duration late) {
    return new ScheduleConfig(name, timing, TO_ROMEO, action, late);
  }
}
