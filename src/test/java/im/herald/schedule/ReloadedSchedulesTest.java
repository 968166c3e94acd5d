package im.herald.schedule;

import static im.herald.schedule.Desk.ROMEO;
import static im.herald.schedule.Desk.inSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.config.StoreConfig;
import im.herald.message.Recipient;
import im.herald.postgres.OnEachDatabase;
import im.herald.postgres.StorePlace;
import im.herald.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each due time comes once, whatever happens to the configuration and to the process.
@OnEachDatabase
class ReloadedSchedulesTest {
  private static final List<Recipient> TO_ROMEO = List.of(new Recipient.Person(ROMEO));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Timing HOURLY = new Timing.Every(HOUR);

  private final StorePlace place;
  private StoreConfig config;

  ReloadedSchedulesTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void anEmptyStore(@TempDir Path dir) {
    config = place.in(dir);
  }

  @Test
  void aDueTimeIsNotFiredAgainBecauseTheConfigurationTookTheName() throws Exception {
    try (Desk desk = new Desk(config)) {
      desk.schedules.add("launch", "at", inSeconds(1).toString(), TO_ROMEO, "Go.");
      desk.schedules.start();
      await().until(() -> desk.sent().size() == 1);
      assertThat(desk.schedules.reconcile(List.of(hello("launch"))).renamed())
          .containsEntry("launch", "launch-chat");
      sendProbe(desk);
      assertThat(desk.sent()).filteredOn(s -> s.endsWith("Go.")).hasSize(1);
    }
  }

  @Test
  void aDueTimeIsNotFiredAgainBecauseItIsWrittenInAnotherWay() throws Exception {
    Instant due = inSeconds(0);
    Timing elsewhere = new Timing.At(due, Desk.MADRID);
    try (Desk desk = new Desk(config)) {
      desk.schedules.start();
      desk.schedules.reconcile(List.of(configured("a", at(due), new Action.Say("Go."), HOUR)));
      await().until(() -> desk.sent().size() == 1);
      desk.schedules.reconcile(List.of(configured("a", elsewhere, new Action.Say("Go."), HOUR)));
      sendProbe(desk);
      assertThat(desk.sent()).filteredOn(s -> s.endsWith("Go.")).hasSize(1);
    }
  }

  @Test
  void whatWasToBeMadeUpForWhenHeraldWasKilledIsLookedAtAgain() throws Exception {
    try (Desk desk = new Desk(config)) {
      desk.schedules.reconcile(
          List.of(configured("a", at(inSeconds(-60)), new Action.Say("Go."), MINUTE)));
    }
    // As a misfire leaves it. -1: fire it however late it is.
    change(
        "UPDATE qrtz_triggers SET misfire_instr = -1, next_fire_time = next_fire_time - 3600000");
    try (Desk desk = new Desk(config)) {
      desk.schedules.start();
      await().until(() -> desk.schedules.show("a").next().isEmpty());
      sendProbe(desk);
      assertThat(desk.sent()).containsExactly("romeo@example.org: probe");
    }
  }

  @Test
  void aReloadThatFailsLeavesTheSchedulesAsTheyWere() throws Exception {
    List<ScheduleConfig> before = List.of(hello("a"), hello("b"));
    List<ScheduleConfig> after =
        List.of(
            configured("a", new Timing.Every(MINUTE), new Action.Say("Hello"), MINUTE),
            configured("b", HOURLY, new Action.Say("x"), HOUR));
    try (Desk desk = new Desk(config)) {
      desk.schedules.reconcile(before);
    }
    for (String sql : place.refusing("qrtz_job_details", "new.job_name = 'b'")) {
      change(sql);
    }
    try (Desk desk = new Desk(config)) {
      assertThatThrownBy(() -> desk.schedules.reconcile(after))
          .isInstanceOf(IllegalStateException.class);
      assertThat(desk.schedules.reconcile(before).unchanged()).isEqualTo(2);
    }
    change(place.taking("qrtz_job_details"));
    try (Desk desk = new Desk(config)) {
      assertThat(desk.schedules.reconcile(before).unchanged()).isEqualTo(2);
      assertThat(desk.schedules.reconcile(after).changed()).isEqualTo(2);
    }
  }

  private void change(String sql) throws Exception {
    try (Store store = Store.open(config);
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Something that is sent after what is due by now.
  private static void sendProbe(Desk desk) throws Exception {
    desk.schedules.add("probe", "every", "1h", TO_ROMEO, "probe");
    desk.schedules.run("probe");
    await().until(() -> desk.sent().contains("romeo@example.org: probe"));
  }

  private static ScheduleConfig hello(String name) {
    return configured(name, HOURLY, new Action.Say("Hello"), MINUTE);
  }

  private static Timing at(Instant instant) {
    return new Timing.At(instant, ZoneOffset.UTC);
  }

  private static ScheduleConfig configured(
      String name, Timing timing, Action action, Duration late) {
    return new ScheduleConfig(name, timing, TO_ROMEO, action, late);
  }
}
