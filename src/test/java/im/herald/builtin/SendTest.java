package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.ROMEO;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SendTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void onePersonGetsTheMessage() {
    assertThat(bot.says(ADMIN, "send romeo@example.org Wherefore art thou?"))
        .isEqualTo("Queued for romeo@example.org.");
    assertThat(bot.sentTo(ROMEO)).containsExactly("Wherefore art thou?");
  }

  @Test
  void aFullJidIsAnsweredWithTheBareOne() {
    assertThat(bot.says(ADMIN, "send romeo@example.org/orchard Hi"))
        .contains("write romeo@example.org");
    assertThat(bot.sentTo(ROMEO)).isEmpty();
  }

  @Test
  void withoutTextItSaysWhatIsMissing() {
    assertThat(bot.says(ADMIN, "send romeo@example.org")).contains("Usage: send JID TEXT");
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "send romeo@example.org Hi"))
        .isEqualTo("`send` needs the role admin; you are a user.");
    assertThat(bot.sentTo(ROMEO)).isEmpty();
  }
}
