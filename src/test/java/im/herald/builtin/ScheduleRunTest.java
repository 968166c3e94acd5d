package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleRunTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itFiresNow() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(ADMIN, "schedule run launch")).isEqualTo("Fired launch.");
    assertThat(bot.schedules.fired()).containsExactly("launch");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(bot.says(ADMIN, "schedule run lunch")).startsWith("There is no schedule `lunch`.");
  }

  @Test
  void aUserMayNot() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(USER, "schedule run launch"))
        .isEqualTo("`schedule run` needs the role admin; you are a user.");
    assertThat(bot.schedules.fired()).isEmpty();
  }
}
