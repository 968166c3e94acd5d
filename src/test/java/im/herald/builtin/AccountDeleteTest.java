package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccountDeleteTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itWarnsFirstAndEndsWithACode() {
    String warning = bot.says(OWNER, "account delete");
    assertThat(warning)
        .startsWith(
            """
            This removes the account herald@example.org from its server for good: its contacts, \
            and messages that wait for it there. Then this bot stops, and does not register the \
            account again by itself.
            """);
    assertThat(lastLine(warning)).matches("[a-z0-9]{8}");
    assertThat(bot.account.deleted()).isFalse();
  }

  @Test
  void theCodeSentBackDeletes() {
    String code = lastLine(bot.says(OWNER, "account delete"));
    assertThat(bot.says(OWNER, code))
        .isEqualTo("Removing the account herald@example.org. Goodbye.");
    assertThat(bot.account.deleted()).isTrue();
  }

  @Test
  void theCodeIsGoodForAMinuteOnly() {
    String code = lastLine(bot.says(OWNER, "account delete"));
    bot.passes(Duration.ofSeconds(61));
    assertThat(bot.says(OWNER, code)).isNotBlank();
    assertThat(bot.account.deleted()).isFalse();
  }

  @Test
  void anythingElseLeavesTheAccountAlone() {
    String code = lastLine(bot.says(OWNER, "account delete"));
    bot.says(OWNER, "yes " + code);
    assertThat(bot.account.deleted()).isFalse();
  }

  @Test
  void whatTheServerRefusesIsSaid() {
    bot.account.refuse("The server says: not today.");
    String code = lastLine(bot.says(OWNER, "account delete"));
    assertThat(bot.says(OWNER, code)).endsWith("\nThe server says: not today.");
  }

  @Test
  void theCodeInAnotherMouthDoesNothing() {
    String code = lastLine(bot.says(OWNER, "account delete"));
    bot.says(ADMIN, code);
    assertThat(bot.account.deleted()).isFalse();
  }

  @Test
  void anAdminMayNot() {
    assertThat(bot.says(ADMIN, "account delete"))
        .isEqualTo("`account delete` needs the role owner; you are an admin.");
    assertThat(bot.account.deleted()).isFalse();
  }

  private static String lastLine(String text) {
    return text.lines().toList().getLast();
  }
}
