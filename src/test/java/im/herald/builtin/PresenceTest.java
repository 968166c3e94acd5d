package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Show;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PresenceTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void anAdminSetsShowAndStatus() {
    assertThat(bot.says(ADMIN, "presence away Back at nine."))
        .isEqualTo("Shown as away, \"Back at nine.\", from now on and at every later login.");
    assertThat(bot.presence.current()).isEqualTo(new OwnPresence.State(Show.AWAY, "Back at nine."));
  }

  @Test
  void withoutTextTheStatusIsEmpty() {
    assertThat(bot.says(ADMIN, "presence DND"))
        .isEqualTo("Shown as dnd, without a status, from now on and at every later login.");
    assertThat(bot.presence.current()).isEqualTo(new OwnPresence.State(Show.DND, ""));
  }

  @Test
  void anUnknownShowIsAnsweredWithThoseThatThereAre() {
    assertThat(bot.says(ADMIN, "presence gone"))
        .contains("SHOW is one of online, chat, away, xa, dnd, not \"gone\"");
  }

  @Test
  void aStatusThatNoServerWouldTakeIsNotKept() {
    assertThat(bot.says(ADMIN, "presence away " + "x".repeat(1001)))
        .contains("A status may have 1000 characters; this one has 1001.");
    assertThat(bot.presence.current().show()).isEqualTo(Show.CHAT);
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "presence away"))
        .isEqualTo("`presence` needs the role admin; you are a user.");
    assertThat(bot.presence.current().show()).isEqualTo(Show.CHAT);
  }
}
