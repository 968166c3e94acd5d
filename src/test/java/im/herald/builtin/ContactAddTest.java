package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.ROMEO;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Contacts.Contact;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ContactAddTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void anAdminAddsAContactByJidAndName() {
    assertThat(bot.says(ADMIN, "contact add romeo@example.org Romeo Montague"))
        .isEqualTo("Added romeo@example.org. They have been asked to show their presence.");
    assertThat(bot.contacts.list())
        .containsExactly(new Contact(ROMEO, Optional.of("Romeo Montague"), "none", true));
  }

  @Test
  void theNameMayBeLeftOut() {
    bot.says(ADMIN, "contact add romeo@example.org");
    assertThat(bot.contacts.list()).extracting(Contact::name).containsExactly(Optional.empty());
  }

  @Test
  void whatIsNoJidIsNotAdded() {
    assertThat(bot.says(ADMIN, "contact add romeo@@example.org"))
        .contains("\"romeo@@example.org\" is not a JID");
    assertThat(bot.contacts.list()).isEmpty();
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "contact add romeo@example.org"))
        .isEqualTo("`contact add` needs the role admin; you are a user.");
    assertThat(bot.contacts.list()).isEmpty();
  }
}
