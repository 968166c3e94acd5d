package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final Instant THEN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void whatIsNewIsAdded() {
    Reconciliation plan = Reconciliation.of(Map.of(), List.of(hourly("a", "Hi")), NOW);
    assertThat(plan.fresh)
        .containsExactly(StoredSchedule.configured(hourly("a", "Hi"), false, NOW));
    assertThat(plan.result()).hasToString("schedules: 1 added");
  }

  @Test
  void whatIsUnchangedIsNotWritten() {
    StoredSchedule old = StoredSchedule.configured(hourly("a", "Hi"), true, THEN);
    Reconciliation plan = Reconciliation.of(Map.of("a", old), List.of(hourly("a", "Hi")), NOW);
    assertThat(plan.fresh).isEmpty();
    assertThat(plan.altered).isEmpty();
    assertThat(plan.gone).isEmpty();
    assertThat(plan.result()).hasToString("schedules: no change");
  }

  @Test
  void anotherTextKeepsThePhaseAndThePause() {
    StoredSchedule old = StoredSchedule.configured(hourly("a", "Hi"), true, THEN);
    Reconciliation plan = Reconciliation.of(Map.of("a", old), List.of(hourly("a", "Ho")), NOW);
    assertThat(plan.altered)
        .containsExactly(StoredSchedule.configured(hourly("a", "Ho"), true, THEN));
    assertThat(plan.gone).isEmpty();
    assertThat(plan.result()).hasToString("schedules: 1 changed");
  }

  @Test
  void anotherTimeBeginsAnewButStaysPaused() {
    StoredSchedule old = StoredSchedule.configured(every("a", 2, "Hi"), true, THEN);
    Reconciliation plan = Reconciliation.of(Map.of("a", old), List.of(hourly("a", "Hi")), NOW);
    assertThat(plan.gone).isEmpty();
    assertThat(plan.fresh).containsExactly(StoredSchedule.configured(hourly("a", "Hi"), true, NOW));
    assertThat(plan.result()).hasToString("schedules: 1 changed");
  }

  @Test
  void whatIsNotThereAnyLongerIsRemovedButNotWhatChatMade() {
    StoredSchedule old = StoredSchedule.configured(hourly("a", "Hi"), false, THEN);
    Reconciliation plan =
        Reconciliation.of(Map.of("a", old, "b", fromChat("b", "Hi")), List.of(), NOW);
    assertThat(plan.gone).containsExactly("a");
    assertThat(plan.result()).hasToString("schedules: 1 removed");
  }

  @Test
  void aNameThatTheConfigurationTakesIsItsAndTheOtherOneIsKept() {
    Map<String, StoredSchedule> existing =
        Map.of("a", fromChat("a", "Hi"), "a-chat", fromChat("a-chat", "Ho"));
    Reconciliation plan = Reconciliation.of(existing, List.of(hourly("a", "Conf")), NOW);
    assertThat(plan.renamed).containsExactly(Map.entry("a", fromChat("a-chat-2", "Hi")));
    assertThat(plan.gone).isEmpty();
    assertThat(plan.fresh)
        .containsExactly(StoredSchedule.configured(hourly("a", "Conf"), false, NOW));
    assertThat(plan.result()).hasToString("schedules: 1 added, a from chat is now a-chat-2");
  }

  private static ScheduleConfig hourly(String name, String text) {
    return every(name, 1, text);
  }

  private static ScheduleConfig every(String name, int hours, String text) {
    return new ScheduleConfig(
        name,
        new Timing.Every(Duration.ofHours(hours)),
        List.of(new Recipient.Owners()),
        new Action.Say(text),
        Duration.ofMinutes(15));
  }

  private static StoredSchedule fromChat(String name, String text) {
    return new StoredSchedule(
        name,
        new Timing.Every(Duration.ofHours(1)),
        List.of(new Recipient.Contacts()),
        new Action.Say(text),
        Duration.ofMinutes(15),
        false,
        false,
        THEN,
        Optional.empty());
  }
}
