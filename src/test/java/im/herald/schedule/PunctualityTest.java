package im.herald.schedule;

import static im.herald.schedule.Desk.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Recipient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PunctualityTest {
  @TempDir private Path dir;

  @Test
  void whatWasDueWhileHeraldWasAwayIsLateOrMissed() throws Exception {
    try (Desk desk = new Desk(dir)) {
      desk.schedules.reconcile(
          List.of(hourly("patient", Duration.ofDays(1)), hourly("strict", Duration.ofMinutes(1))));
      desk.change(
          "UPDATE qrtz_triggers SET start_time = start_time - 5400000, next_fire_time = next_fire_time - 5400000");
      desk.schedules.start();
      Punctuality punctuality = desk.schedules.punctuality();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> punctuality.late() == 1 && punctuality.skips() == 1);
      assertThat(punctuality.onTime()).isZero();
    }
  }

  private static ScheduleConfig hourly(String name, Duration late) {
    return new ScheduleConfig(
        name,
        new Timing.Every(Duration.ofHours(1)),
        List.of(new Recipient.Person(ROMEO)),
        new Action.Say(name),
        late);
  }
}
