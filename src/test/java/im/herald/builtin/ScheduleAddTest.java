package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Schedules.Schedule;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleAddTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itAnswersWhenItFiresNext() {
    assertThat(
            bot.says(
                ADMIN,
                "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go."))
        .isEqualTo(
            "Added launch: next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days.");
    assertThat(bot.schedules.list())
        .singleElement()
        .satisfies(s -> assertThat(s.to()).hasToString("[romeo@example.org, @owners]"))
        .satisfies(s -> assertThat(s.what()).isEqualTo("Go."));
  }

  @Test
  void aCronExpressionStandsInQuotes() {
    bot.says(ADMIN, "schedule add s cron \"0 0 9 ? * MON-FRI\" to romeo@example.org Stand-up!");
    assertThat(bot.schedules.list())
        .extracting(Schedule::when)
        .containsExactly("cron 0 0 9 ? * MON-FRI");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(
            bot.says(
                ADMIN,
                "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go."))
        .startsWith("There is already a schedule `launch`.");
  }

  @Test
  void withoutTheWordToItShowsTheUsage() {
    assertThat(bot.says(ADMIN, "schedule add pulse every 1h romeo@example.org Hi"))
        .contains("Usage: schedule add NAME cron|every|at WHEN to JID[,JID] TEXT");
    assertThat(bot.schedules.list()).isEmpty();
  }

  @Test
  void aUserMayNot() {
    assertThat(
            bot.says(
                USER,
                "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go."))
        .isEqualTo("`schedule add` needs the role admin; you are a user.");
    assertThat(bot.schedules.list()).isEmpty();
  }
}
