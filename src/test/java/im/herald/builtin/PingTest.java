package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.STRANGER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PingTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void everybodyGetsAPong() {
    assertThat(bot.says(STRANGER, "ping")).isEqualTo("pong");
  }

  @Test
  void theCaseOfTheWordDoesNotMatter() {
    assertThat(bot.says(USER, "PiNG")).isEqualTo("pong");
  }

  @Test
  void itTakesNoArguments() {
    assertThat(bot.says(USER, "ping me")).contains("`ping`");
  }
}
