package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.JULIET;
import static im.herald.builtin.BuiltinBot.ROMEO;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Contacts.Contact;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ContactListTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void contactsAreListedByJid() {
    bot.contacts.put(new Contact(ROMEO, Optional.of("Romeo"), "both", false));
    bot.contacts.put(new Contact(JULIET, Optional.empty(), "from", true));
    assertThat(bot.says(ADMIN, "contact list"))
        .isEqualTo(
            """
            juliet@example.org  from, asked and not answered yet
            romeo@example.org  Romeo  both""");
  }

  @Test
  void withoutContactsItSaysHowToAddOne() {
    assertThat(bot.says(ADMIN, "contact list"))
        .isEqualTo("There are no contacts yet. `contact add JID` adds one.");
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "contact list"))
        .isEqualTo("`contact list` needs the role admin; you are a user.");
  }
}
