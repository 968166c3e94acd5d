package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WhoAmITest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void aPersonLearnsJidRoleAndConversation() {
    assertThat(bot.says(ADMIN, "whoami"))
        .isEqualTo(
            "You are admin@example.org. Your role is admin. This is a direct chat with admin@example.org.");
  }

  @Test
  void aStrangerIsAnyone() {
    assertThat(bot.says(STRANGER, "whoami")).contains("Your role is anyone.");
  }
}
