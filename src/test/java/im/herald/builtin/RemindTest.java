package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ROMEO;
import static im.herald.builtin.BuiltinBot.STRANGER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// `remind`, `reminders` and `forget`.
class RemindTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void saysWhenAndInWhichZone() {
    assertThat(bot.says(USER, "remind in 10m the tea"))
        .isEqualTo(
            "Reminder 1: on Saturday 28 November 2026 at 09:10 (Europe/Madrid), in 10 minutes.");
    assertThat(bot.reminders.when).isEqualTo("in 10m");
    assertThat(bot.says(USER, "reminders"))
        .isEqualTo(
            "1  on Saturday 28 November 2026 at 09:10 (Europe/Madrid), in 10 minutes  the tea");
  }

  @Test
  void takesAsManyWordsForTheTimeAsItsFirstOneWants() {
    bot.says(USER, "remind on 2026-12-24 18:00 on the way home: \"milk\"");
    assertThat(bot.reminders.when).isEqualTo("on 2026-12-24 18:00");
    assertThat(bot.reminders.of(USER).getLast().text()).isEqualTo("on the way home: \"milk\"");
    bot.says(USER, "remind every monday 9:00 stand up");
    assertThat(bot.reminders.when).isEqualTo("every monday 9:00");
    bot.says(USER, "remind tomorrow 9:00 in 10m");
    assertThat(bot.reminders.when).isEqualTo("tomorrow 9:00");
    assertThat(bot.reminders.of(USER).getLast().text()).isEqualTo("in 10m");
  }

  @Test
  void everybodyHasTheirOwn() {
    bot.says(USER, "remind in 10m the tea");
    assertThat(bot.says(ROMEO, "reminders"))
        .isEqualTo("There is nothing to remind you of. One reminder: `remind in 10m the tea`.");
    assertThat(bot.says(ROMEO, "forget 1")).contains("no reminder 1");
    assertThat(bot.says(USER, "forget 1")).isEqualTo("Reminder 1 is forgotten.");
    assertThat(bot.reminders.of(USER)).isEmpty();
  }

  @Test
  void wantsATimeAndAText() {
    assertThat(bot.says(USER, "remind")).contains("`remind` needs WHEN", "in 90s");
    assertThat(bot.says(USER, "remind in 10m")).contains("`remind` needs TEXT");
    assertThat(bot.reminders.of(USER)).isEmpty();
  }

  @Test
  void isForUsers() {
    assertThat(bot.says(STRANGER, "remind in 10m the tea")).contains("needs the role user");
  }
}
