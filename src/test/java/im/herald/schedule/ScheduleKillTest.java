package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.builtin.Schedules.Schedule;
import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.config.SharedDatabase;
import im.herald.config.StoreConfig;
import im.herald.message.Recipient;
import im.herald.postgres.OnEachDatabase;
import im.herald.postgres.StorePlace;
import im.herald.store.Store;
import im.herald.store.StoreLocked;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What another process had written before it was killed with no chance to say goodbye.
@Timeout(90)
@OnEachDatabase
class ScheduleKillTest {
  /// Quartz learns on PostgreSQL, after some 15 s, that another instance is dead.
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final StorePlace place;
  private StoreConfig config;
  private Process child;

  ScheduleKillTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void aProcessHasAddedASchedule(@TempDir Path dir) throws IOException {
    config = place.in(dir);
    child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                dir.toString(),
                config.shared().map(database -> database.hosts().getFirst()).orElse(""),
                config.shared().map(SharedDatabase::name).orElse(""))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = child.inputReader();
    String line = out.readLine();
    while (line != null && !line.equals("added")) {
      line = out.readLine();
    }
    assertThat(line).isEqualTo("added");
  }

  @AfterEach
  void endIt() throws InterruptedException {
    kill();
  }

  @Test
  void aScheduleThatWasAddedSurvivesAKillAndFires() throws Exception {
    kill();
    forgetTheLease();
    try (Desk desk = new Desk(config)) {
      assertThat(desk.schedules.list())
          .extracting(Schedule::name)
          .containsExactly("hourly", "launch", "slow");
      desk.schedules.start();
      await().atMost(PATIENCE).until(() -> desk.sent().contains("romeo@example.org: Go."));
    }
  }

  @Test
  void whatWasUnderWayAtTheKillIsDoneAgain() throws Exception {
    kill();
    forgetTheLease();
    try (Desk desk = new Desk(config)) {
      desk.schedules.start();
      await()
          .atMost(PATIENCE)
          .until(() -> desk.sent().contains("romeo@example.org: answer to wait"));
    }
  }

  @Test
  void aSecondProcessWithTheSameStoreIsRefused() {
    Assertions.assertThatThrownBy(() -> new Desk(config))
        .isInstanceOf(StoreLocked.class)
        .hasMessageContaining("(process %d)".formatted(child.pid()));
  }

  private void kill() throws InterruptedException {
    // SIGKILL on every Unix.
    child.destroyForcibly();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /// What the child held on PostgreSQL runs out after 20 s, which is not what is tested here.
  private void forgetTheLease() throws SQLException {
    try (Store store = Store.open(config);
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM lease");
    }
  }

  /// What runs in the other process.
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      List<Recipient> romeo = List.of(new Recipient.Person(Desk.ROMEO));
      CountDownLatch underWay = new CountDownLatch(1);
      CommandRunner endless =
          _ -> {
            underWay.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
          };
      try (Desk desk = new Desk(config(args), InstantSource.system(), endless)) {
        desk.schedules.reconcile(
            List.of(
                new ScheduleConfig(
                    "slow",
                    new Timing.At(Desk.inSeconds(0), ZoneOffset.UTC),
                    romeo,
                    new Action.Run("wait"),
                    Duration.ofMinutes(5))));
        desk.schedules.start();
        underWay.await();
        desk.schedules.add("launch", "at", Desk.inSeconds(2).toString(), romeo, "Go.");
        desk.schedules.add("hourly", "every", "1h", romeo, "Hi");
        System.out.println("added");
        new CountDownLatch(1).await();
      }
    }

    private static StoreConfig config(String[] args) {
      Optional<SharedDatabase> shared =
          args[1].isEmpty() ? Optional.empty() : Optional.of(StorePlace.database(args[1], args[2]));
      return new StoreConfig(Path.of(args[0]), shared, true);
    }
  }
}
