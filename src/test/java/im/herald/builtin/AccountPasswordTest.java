package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccountPasswordTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void itSaysWhereTheNewPasswordIsAndNotWhatItIs() {
    assertThat(bot.says(OWNER, "account password"))
        .isEqualTo("The password is changed. The new one is kept in /var/lib/herald/password.");
    assertThat(bot.account.passwords()).isEqualTo(2);
  }

  @Test
  void aRefusalOfTheServerIsPassedOn() {
    bot.account.refuse("The server says: not today.");
    assertThat(bot.says(OWNER, "account password")).isEqualTo("The server says: not today.");
  }

  @Test
  void anAdminMayNot() {
    assertThat(bot.says(ADMIN, "account password"))
        .isEqualTo("`account password` needs the role owner; you are an admin.");
    assertThat(bot.account.passwords()).isEqualTo(1);
  }
}
