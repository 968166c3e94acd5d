package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReloadTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itSaysWhatHasChanged() {
    assertThat(bot.says(OWNER, "reload")).isEqualTo("Reloaded. Nothing has changed.");
  }

  @Test
  void aBadConfigurationIsAnsweredWithItsProblems() {
    bot.daemon.misconfigure("herald.conf:3: no such zone");
    assertThat(bot.says(OWNER, "reload")).isEqualTo("herald.conf:3: no such zone");
  }

  @Test
  void anAdminMayNot() {
    assertThat(bot.says(ADMIN, "reload"))
        .isEqualTo("`reload` needs the role owner; you are an admin.");
  }
}
