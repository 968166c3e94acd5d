package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.builtin.Schedules.Schedule;
import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.config.StoreConfig;
import im.herald.message.Recipient;
import im.herald.store.StoreLocked;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
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
@Timeout(60)
class ScheduleKillTest {
  @TempDir Path dir;
  private Process child;

  @BeforeEach
  void aProcessHasAddedASchedule() throws IOException {
    child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                dir.toString())
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
    try (Desk desk = new Desk(dir)) {
      assertThat(desk.schedules.list())
          .extracting(Schedule::name)
          .containsExactly("hourly", "launch", "slow");
      desk.schedules.start();
      await().until(() -> desk.sent().contains("romeo@example.org: Go."));
    }
  }

  @Test
  void whatWasUnderWayAtTheKillIsDoneAgain() throws Exception {
    kill();
    try (Desk desk = new Desk(dir)) {
      desk.schedules.start();
      await().until(() -> desk.sent().contains("romeo@example.org: answer to wait"));
    }
  }

  @Test
  void aSecondProcessWithTheSameStoreIsRefused() {
    Assertions.assertThatThrownBy(() -> new Desk(dir))
        .isInstanceOf(StoreLocked.class)
        .hasMessageContaining("(process %d)".formatted(child.pid()));
  }

  private void kill() throws InterruptedException {
    // SIGKILL on every Unix.
    child.destroyForcibly();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
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
      try (Desk desk =
          new Desk(new StoreConfig(Path.of(args[0]), true), InstantSource.system(), endless)) {
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
  }
}
