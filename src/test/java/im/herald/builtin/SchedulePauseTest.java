package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Schedules.Schedule;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SchedulePauseTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itStaysAndDoesNotFire() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(ADMIN, "schedule pause launch"))
        .isEqualTo("Paused launch. `schedule resume launch` lets it go on.");
    assertThat(bot.schedules.list()).singleElement().matches(Schedule::paused);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(bot.says(ADMIN, "schedule pause lunch")).startsWith("There is no schedule `lunch`.");
  }

  @Test
  void aUserMayNot() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(USER, "schedule pause launch"))
        .isEqualTo("`schedule pause` needs the role admin; you are a user.");
    assertThat(bot.schedules.list()).singleElement().matches(s -> !s.paused());
  }
}
