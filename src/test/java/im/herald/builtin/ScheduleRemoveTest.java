package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleRemoveTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itIsGone() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(ADMIN, "schedule remove launch")).isEqualTo("Removed launch.");
    assertThat(bot.schedules.list()).isEmpty();
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(bot.says(ADMIN, "schedule remove lunch"))
        .startsWith("There is no schedule `lunch`.");
  }

  @Test
  void aUserMayNot() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(USER, "schedule remove launch"))
        .isEqualTo("`schedule remove` needs the role admin; you are a user.");
    assertThat(bot.schedules.list()).hasSize(1);
  }
}
