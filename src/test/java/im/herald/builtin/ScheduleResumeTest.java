package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Schedules.Schedule;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleResumeTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itGoesOnAndSaysWhen() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    bot.says(ADMIN, "schedule pause launch");
    assertThat(bot.says(ADMIN, "schedule resume launch"))
        .isEqualTo(
            "Resumed launch: next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days.");
    assertThat(bot.schedules.list()).singleElement().matches(s -> !s.paused());
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(bot.says(ADMIN, "schedule resume lunch"))
        .startsWith("There is no schedule `lunch`.");
  }

  @Test
  void aUserMayNot() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    bot.says(ADMIN, "schedule pause launch");
    assertThat(bot.says(USER, "schedule resume launch"))
        .isEqualTo("`schedule resume` needs the role admin; you are a user.");
    assertThat(bot.schedules.list()).singleElement().matches(Schedule::paused);
  }
}
