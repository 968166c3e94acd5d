package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Role;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// `room join`, `room leave` and `room list`.
class RoomCommandsTest {
  private static final String ROOM = "team@rooms.example.org";

  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void goesInUnderTheNicknameAndOutAgain() {
    assertThat(bot.says(ADMIN, "room list")).contains("There are no rooms");
    assertThat(bot.says(ADMIN, "room join " + ROOM + " bot")).isEqualTo(ROOM + ": in it.");
    assertThat(bot.says(ADMIN, "room list")).isEqualTo(ROOM + ": in it as bot");
    assertThat(bot.says(ADMIN, "room leave " + ROOM)).isEqualTo(ROOM + " left.");
    assertThat(bot.says(ADMIN, "room leave " + ROOM)).contains("none of the rooms");
  }

  @Test
  void aRoomIsBelievedAsFarAsWhoeverNamedIt() {
    bot.says(ADMIN, "room join " + ROOM);
    bot.says(OWNER, "room join other@rooms.example.org");

    assertThat(bot.rooms.asked).containsExactly(Role.ADMIN, Role.OWNER);
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "room join " + ROOM))
        .isEqualTo("`room join` needs the role admin; you are a user.");
    assertThat(bot.rooms.list()).isEmpty();
  }

  @Test
  void aServerIsNoRoom() {
    assertThat(bot.says(ADMIN, "room join rooms.example.org")).contains("write name@");
  }
}
