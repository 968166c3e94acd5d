package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class QuitTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itSaysGoodbyeAndThenStops() {
    assertThat(bot.says(OWNER, "quit")).isEqualTo("Logging out. Goodbye.");
    assertThat(bot.daemon.stopping()).isTrue();
  }

  @Test
  void anAdminMayNot() {
    assertThat(bot.says(ADMIN, "quit")).isEqualTo("`quit` needs the role owner; you are an admin.");
    assertThat(bot.daemon.stopping()).isFalse();
  }
}
