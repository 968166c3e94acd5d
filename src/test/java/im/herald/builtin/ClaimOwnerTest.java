package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.JULIET;
import static im.herald.builtin.BuiltinBot.OWNER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ClaimOwnerTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void theCodeFromTheLogMakesTheOwner() throws Exception {
    try (BuiltinBot ownerless = BuiltinBot.withoutOwner()) {
      String code = ownerless.claim().code().orElseThrow();
      assertThat(ownerless.says(JULIET, "claim " + code))
          .isEqualTo("You are the owner of this bot now, juliet@example.org.");
      assertThat(ownerless.says(JULIET, "whoami")).contains("Your role is owner.");
    }
  }

  @Test
  void anotherCodeDoesNot() throws Exception {
    try (BuiltinBot ownerless = BuiltinBot.withoutOwner()) {
      assertThat(ownerless.says(JULIET, "claim open-sesame"))
          .startsWith("That does not make you the owner.");
      assertThat(ownerless.says(JULIET, "whoami")).contains("Your role is user.");
    }
  }

  @Test
  void whereThereIsAnOwnerNobodyCanClaim() {
    assertThat(bot.says(USER, "claim open-sesame"))
        .isEqualTo("This bot has an owner already, so it cannot be claimed.");
  }

  @Test
  void theOwnerNeedNotClaim() {
    assertThat(bot.says(OWNER, "claim open-sesame"))
        .isEqualTo("You are an owner of this bot already.");
  }

  @Test
  void itIsInTheHelpOnlyWhileThereIsNoOwner() throws Exception {
    assertThat(bot.says(USER, "help")).doesNotContain("claim");
    try (BuiltinBot ownerless = BuiltinBot.withoutOwner()) {
      assertThat(ownerless.says(USER, "help")).contains("\nclaim: ");
    }
  }
}
