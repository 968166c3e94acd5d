package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleListTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void eachScheduleIsALine() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    bot.says(ADMIN, "schedule add pulse every 1h to @contacts Hi");
    bot.says(ADMIN, "schedule pause pulse");
    assertThat(bot.says(ADMIN, "schedule list"))
        .isEqualTo(
            """
            launch  at 2026-12-01T08:00:00Z  next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days
            pulse  every 1h  paused""");
  }

  @Test
  void withoutSchedulesItSaysHowToAddOne() {
    assertThat(bot.says(ADMIN, "schedule list"))
        .isEqualTo("There are no schedules yet. `help schedule add` shows how to add one.");
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "schedule list"))
        .isEqualTo("`schedule list` needs the role admin; you are a user.");
  }
}
