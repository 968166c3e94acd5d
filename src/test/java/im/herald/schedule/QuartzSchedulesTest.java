package im.herald.schedule;

import static im.herald.schedule.Desk.ROMEO;
import static im.herald.schedule.Desk.inSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.herald.builtin.Schedules.Schedule;
import im.herald.command.CommandFailure;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachDatabase
class QuartzSchedulesTest {
  private static final List<Recipient> TO_ROMEO = List.of(new Recipient.Person(ROMEO));
  private static final Timing HOURLY = new Timing.Every(Duration.ofHours(1));

  private final StorePlace place;
  private StoreConfig store;

  QuartzSchedulesTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void anEmptyStore(@TempDir Path dir) {
    store = place.in(dir);
  }

  @Test
  void eachRecipientGetsItOnceWhenItIsDue() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      desk.schedules.add(
          "launch",
          "at",
          inSeconds(1).toString(),
          List.of(new Recipient.Owners(), new Recipient.Contacts(), new Recipient.Person(ROMEO)),
          "Go.");
      await().until(() -> desk.sent().size() == 2);
      assertThat(desk.sent()).containsExactly("juliet@example.org: Go.", "romeo@example.org: Go.");
      assertThat(desk.schedules.show("launch").next()).isEmpty();
    }
  }

  @Test
  void aCronFiresAgainAndAgain() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      desk.schedules.add("tick", "cron", "* * * * * ?", TO_ROMEO, "Tick");
      await().until(() -> desk.sent().size() >= 3);
    }
  }

  @Test
  void aConfiguredCommandSendsItsAnswer() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.reconcile(
          List.of(configured("pulse", HOURLY, new Action.Run("status"), Duration.ZERO)));
      desk.schedules.start();
      desk.schedules.run("pulse");
      await().until(() -> desk.sent().size() == 1);
      assertThat(desk.sent()).containsExactly("romeo@example.org: answer to status");
      assertThat(desk.schedules.show("pulse").what()).isEqualTo("the answer to `status`");
    }
  }

  @Test
  void whatIsMissedIsSentOnceIfItIsNotTooLate() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.reconcile(
          List.of(
              configured("soon", at(inSeconds(-60)), new Action.Say("soon"), Duration.ofHours(1)),
              configured("gone", at(inSeconds(-60)), new Action.Say("gone"), Duration.ofSeconds(9)),
              configured("beat", HOURLY, new Action.Say("beat"), Duration.ofHours(1))));
      desk.schedules.start();
      await().until(() -> desk.sent().contains("romeo@example.org: soon"));
      assertThat(desk.schedules.list()).extracting(Schedule::name).contains("gone", "soon");
    }
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      desk.schedules.run("beat");
      await().until(() -> desk.sent().contains("romeo@example.org: beat"));
      assertThat(desk.sent()).containsExactly("romeo@example.org: beat");
      assertThat(desk.schedules.show("soon").next()).isEmpty();
    }
  }

  @Test
  void aFiringMissedWhileHeraldWasAwayIsMadeUpForAtTheNextStart() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.add("tick", "cron", "* * * * * ?", TO_ROMEO, "Tick");
      desk.schedules.add("launch", "at", inSeconds(1).toString(), TO_ROMEO, "Go.");
    }
    Instant overdue = inSeconds(7);
    await().until(() -> Instant.now().isAfter(overdue));
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      await().until(() -> desk.sent().contains("romeo@example.org: Go."));
      desk.schedules.remove("tick");
      assertThat(desk.sent()).filteredOn(s -> s.endsWith("Tick")).hasSizeLessThan(4);
    }
  }

  @Test
  void everyKeepsItsPhaseAndItsPauseAcrossARestart() throws Exception {
    Optional<Instant> next;
    try (Desk desk = new Desk(store)) {
      desk.schedules.reconcile(List.of(hello("hourly")));
      next = desk.schedules.show("hourly").next();
      desk.schedules.pause("hourly");
    }
    try (Desk desk = new Desk(store)) {
      assertThat(desk.schedules.reconcile(List.of(hello("hourly"))).unchanged()).isEqualTo(1);
      assertThat(desk.schedules.show("hourly").paused()).isTrue();
      assertThat(desk.schedules.show("hourly").next()).isEqualTo(next).isPresent();
      assertThat(desk.schedules.next()).isEmpty();
      assertThat(desk.schedules.resume("hourly").paused()).isFalse();
      assertThat(desk.schedules.next()).isEqualTo(next);
    }
  }

  @Test
  void whatFallsDueDuringAPauseIsNotSentLater() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.start();
      desk.schedules.add("tick", "cron", "* * * * * ?", TO_ROMEO, "Tick");
      desk.schedules.pause("tick");
      int before = desk.sent().size();
      Instant later = inSeconds(3);
      await().until(() -> Instant.now().isAfter(later));
      // One may have been on its way when the pause began.
      assertThat(desk.sent()).hasSizeLessThan(before + 2);
      desk.schedules.run("tick");
      await().until(() -> desk.sent().size() > before);
    }
  }

  @Test
  void aChangedTextIsSentAtTheTimeAsBefore() throws Exception {
    try (Desk desk = new Desk(store)) {
      Timing soon = at(inSeconds(3));
      desk.schedules.reconcile(List.of(configured("a", soon, new Action.Say("old"), MINUTE)));
      desk.schedules.reconcile(List.of(configured("a", soon, new Action.Say("new"), HOUR)));
      desk.schedules.start();
      await().until(() -> !desk.sent().isEmpty());
      assertThat(desk.sent()).containsExactly("romeo@example.org: new");
      desk.schedules.reconcile(List.of(configured("a", soon, new Action.Say("newer"), HOUR)));
      desk.schedules.add("probe", "every", "1h", TO_ROMEO, "probe");
      desk.schedules.run("probe");
      await().until(() -> desk.sent().contains("romeo@example.org: probe"));
      assertThat(desk.sent()).hasSize(2);
    }
  }

  @Test
  void whatChatMadeCanBeRemovedAndWhatIsConfiguredCannot() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.reconcile(List.of(hello("conf")));
      desk.schedules.add("chat", "every", "1h", TO_ROMEO, "Hi");
      desk.schedules.remove("chat");
      assertThatThrownBy(() -> desk.schedules.remove("conf"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("take schedules.conf out of the file and reload");
      assertThat(desk.schedules.list()).extracting(Schedule::name).containsExactly("conf");
    }
    try (Desk desk = new Desk(store)) {
      assertThat(desk.schedules.count()).isEqualTo(1);
    }
  }

  @Test
  void namesAreChecked() throws Exception {
    try (Desk desk = new Desk(store)) {
      desk.schedules.add("standup", "every", "1h", TO_ROMEO, "Hi");
      assertThatThrownBy(() -> desk.schedules.add("standup", "every", "1h", TO_ROMEO, "Hi"))
          .hasMessageStartingWith("There is already a schedule `standup`");
      assertThatThrownBy(() -> desk.schedules.add("stand/up", "every", "1h", TO_ROMEO, "Hi"))
          .hasMessageStartingWith("\"stand/up\" cannot be a name.");
      assertThatThrownBy(() -> desk.schedules.show("standpu"))
          .isInstanceOf(CommandFailure.class)
          .hasMessage("There is no schedule `standpu`. Did you mean `standup`?");
    }
  }

  @Test
  void theClockOfTheBotDecidesWhatIsNext() throws Exception {
    InstantSource clock = InstantSource.fixed(Instant.parse("2027-03-27T12:00:00Z"));
    try (Desk desk = new Desk(store, clock, _ -> Optional.empty())) {
      Schedule night = desk.schedules.add("night", "cron", "0 30 2 * * ?", TO_ROMEO, "Hoo");
      assertThat(night.when()).isEqualTo("cron 0 30 2 * * ?, Europe/Madrid");
      assertThat(night.next()).contains(Instant.parse("2027-03-28T01:30:00Z"));
      assertThat(night.zone()).isEqualTo(Desk.MADRID);
    }
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

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
