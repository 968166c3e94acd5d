package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleShowTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void oneScheduleIsShownInFull() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(ADMIN, "schedule show launch"))
        .isEqualTo(
            """
            launch: next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days
            When: at 2026-12-01T08:00:00Z
            To: romeo@example.org, @owners
            What: Go.
            From: chat""");
  }

  @Test
  void oneThatIsOverSaysSo() {
    bot.says(ADMIN, "schedule add pulse every 1h to @contacts Hi");
    assertThat(bot.says(ADMIN, "schedule show pulse")).startsWith("pulse: over\n");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThat(bot.says(ADMIN, "schedule show lunch")).startsWith("There is no schedule `lunch`.");
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "schedule show launch"))
        .isEqualTo("`schedule show` needs the role admin; you are a user.");
  }
}
