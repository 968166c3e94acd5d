package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ContactRemoveTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void anAdminRemovesAContact() {
    bot.says(ADMIN, "contact add romeo@example.org");
    assertThat(bot.says(ADMIN, "contact remove romeo@example.org"))
        .isEqualTo("Removed romeo@example.org.");
    assertThat(bot.contacts.list()).isEmpty();
  }

  @Test
  void whoIsNoContactCannotBeRemoved() {
    assertThat(bot.says(ADMIN, "contact remove romeo@example.org"))
        .isEqualTo("romeo@example.org is not a contact.");
  }

  @Test
  void aUserMayNot() {
    bot.says(ADMIN, "contact add romeo@example.org");
    assertThat(bot.says(USER, "contact remove romeo@example.org"))
        .isEqualTo("`contact remove` needs the role admin; you are a user.");
    assertThat(bot.contacts.list()).hasSize(1);
  }
}
