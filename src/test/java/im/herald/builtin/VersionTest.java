package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class VersionTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itSaysNameVersionAndUptime() {
    bot.passes(Duration.ofMinutes(135));
    assertThat(bot.says(STRANGER, "version"))
        .matches("Herald \\d+\\.\\d+\\.\\d+\\S*, up for 2 hours and 15 minutes\\.");
  }
}
