package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.JULIET;
import static im.herald.builtin.BuiltinBot.ROMEO;
import static im.herald.builtin.BuiltinBot.STRANGER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Contacts.Contact;
import im.herald.message.Role;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void everyContactThatSeesUsGetsTheMessage() {
    bot.contacts.put(new Contact(ROMEO, Optional.empty(), "both", false));
    bot.contacts.put(new Contact(JULIET, Optional.empty(), "from", false));
    bot.contacts.put(new Contact(STRANGER, Optional.empty(), "to", false));
    assertThat(bot.says(ADMIN, "broadcast Lunch!")).isEqualTo("Queued for 2 contacts.");
    assertThat(bot.sentTo(ROMEO)).containsExactly("Lunch!");
    assertThat(bot.sentTo(JULIET)).containsExactly("Lunch!");
    assertThat(bot.sentTo(STRANGER)).isEmpty();
  }

  @Test
  void oneContactIsNotSaidInThePlural() {
    bot.contacts.put(new Contact(ROMEO, Optional.empty(), "both", false));
    assertThat(bot.says(ADMIN, "broadcast Lunch!")).isEqualTo("Queued for 1 contact.");
  }

  @Test
  void withoutAnAudienceItSaysSo() {
    assertThat(bot.says(ADMIN, "broadcast Lunch!"))
        .startsWith("No contact sees this bot's presence yet");
  }

  @Test
  void aUserMayNot() {
    bot.contacts.put(new Contact(ROMEO, Optional.empty(), "both", false));
    assertThat(bot.says(USER, "broadcast Lunch!"))
        .isEqualTo("`broadcast` needs the role admin; you are a user.");
    assertThat(bot.sentTo(ROMEO)).isEmpty();
  }

  @Test
  void theOperatorCanKeepItForOwners() throws Exception {
    try (BuiltinBot changed = BuiltinBot.allowing("broadcast", Role.OWNER)) {
      assertThat(changed.says(ADMIN, "broadcast Lunch!"))
          .isEqualTo("`broadcast` needs the role owner; you are an admin.");
    }
  }
}
