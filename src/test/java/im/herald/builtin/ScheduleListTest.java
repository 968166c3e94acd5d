package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Schedules.Schedule;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleListTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void eachScheduleIsALine() {
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    bot.says(ADMIN, "schedule add party at 2026-12-02T08:00:00Z to @contacts Hi");
    bot.says(ADMIN, "schedule pause party");
    assertThat(bot.says(ADMIN, "schedule list"))
        .isEqualTo(
            """
            launch  at 2026-12-01T08:00:00Z  next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days
            party  at 2026-12-02T08:00:00Z  paused""");
  }

  @Test
  void thoseThatAreOverComeLast() {
    bot.schedules.put(
        new Schedule(
            "autumn",
            "at 2026-09-23T00:00Z",
            List.of(),
            "Leaves.",
            false,
            false,
            Optional.empty(),
            ZoneOffset.UTC));
    bot.says(ADMIN, "schedule add launch at 2026-12-01T08:00:00Z to romeo@example.org,@owners Go.");
    assertThat(bot.says(ADMIN, "schedule list"))
        .startsWith("launch  ")
        .endsWith("\nautumn  at 2026-09-23T00:00Z  over");
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
