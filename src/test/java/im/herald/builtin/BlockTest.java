package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static im.herald.builtin.BuiltinBot.ROMEO;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// `block`, `unblock` and `blocked`.
class BlockTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void anAdminBlocksSomebody() {
    assertThat(bot.says(ADMIN, "block romeo@example.org"))
        .isEqualTo("romeo@example.org is blocked: the server keeps back what they send.");
    assertThat(bot.blocklist.all()).containsExactly(ROMEO);
  }

  @Test
  void aServerCanBeBlocked() {
    bot.says(ADMIN, "block spam.example");
    assertThat(bot.says(ADMIN, "blocked")).isEqualTo("spam.example");
  }

  @Test
  void nobodyShutsOutWhoHasMoreRights() {
    assertThat(bot.says(ADMIN, "block owner@example.org"))
        .isEqualTo("owner@example.org has the role owner; you are admin.");
    assertThat(bot.says(OWNER, "block admin@example.org")).contains("is blocked");
    assertThat(bot.blocklist.all()).hasSize(1);
  }

  @Test
  void theServerOfAnOwnerCannotBeBlocked() {
    assertThat(bot.says(ADMIN, "block example.org"))
        .isEqualTo("owner@example.org is there, who is an owner.");
    assertThat(bot.blocklist.all()).isEmpty();
  }

  @Test
  void nobodyBlocksThemselves() {
    assertThat(bot.says(ADMIN, "block admin@example.org"))
        .isEqualTo("That is you, and then you could not take it back.");
    assertThat(bot.blocklist.all()).isEmpty();
  }

  @Test
  void whoIsBlockedCanBeUnblocked() {
    bot.says(ADMIN, "block romeo@example.org");
    assertThat(bot.says(ADMIN, "unblock romeo@example.org"))
        .isEqualTo("romeo@example.org is not blocked any more.");
    assertThat(bot.says(ADMIN, "blocked")).isEqualTo("Nobody is blocked.");
  }

  @Test
  void whoIsNotBlockedCannotBeUnblocked() {
    assertThat(bot.says(ADMIN, "unblock romeo@example.org"))
        .isEqualTo("romeo@example.org is not blocked; see `blocked`.");
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "block romeo@example.org"))
        .isEqualTo("`block` needs the role admin; you are a user.");
  }
}
