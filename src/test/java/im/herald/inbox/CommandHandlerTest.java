package im.herald.inbox;

import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.command.Answer;
import im.herald.command.CommandFailure;
import im.herald.message.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandHandlerTest {
  private static final String ADMIN = "admin@example.org";
  private static final String USER = "juliet@example.org";
  private static final String STRANGER = "tybalt@elsewhere.example";

  @Test
  void aCommandIsAnsweredInItsConversation() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(USER, "PING");
      assertThat(bot.sent())
          .singleElement()
          .satisfies(m -> assertThat(m.text()).isEqualTo("pong"))
          .satisfies(m -> assertThat(m.to().key().toString()).isEqualTo(USER));
    }
  }

  @Test
  void aRefusalSaysWhatIsMissing() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(USER, "broadcast");
      bot.says(STRANGER, "broadcast");
      bot.says(ADMIN, "broadcast");
      assertThat(bot.replies())
          .containsExactly(
              "`broadcast` needs the role admin; you are a user.",
              "`broadcast` needs the role admin; you have none.",
              "sent to all");
    }
  }

  @Test
  void theOperatorMayAskForAHigherRole() throws Exception {
    try (TestBot bot = setup().allow(Map.of("broadcast", Role.OWNER)).start()) {
      bot.says(ADMIN, "broadcast");
      assertThat(bot.replies())
          .containsExactly("`broadcast` needs the role owner; you are an admin.");
    }
  }

  @Test
  void whoeverMayNotDoesNotLearnHowItIsWritten() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(USER, "broadcast with too many words");
      bot.says(ADMIN, "broadcast with too many words");
      List<String> replies = bot.replies();
      assertThat(replies.getFirst()).isEqualTo("`broadcast` needs the role admin; you are a user.");
      assertThat(replies.getLast()).contains("Usage: broadcast");
    }
  }

  @Test
  void aDisabledCommandIsNoneAtAll() throws Exception {
    try (TestBot bot = setup().disabled("broadcast").start()) {
      bot.says(ADMIN, "broadcast");
      assertThat(bot.replies())
          .containsExactly("I do not know that. `help` shows what you can write.");
    }
  }

  @Test
  void aFailureIsToldInItsOwnWords() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(USER, "fails");
      assertThat(bot.replies()).containsExactly("No such person.");
      assertThat(bot.chat().lastError()).isEmpty();
    }
  }

  @Test
  void aBugIsToldByItsIdAndNothingOfTheException() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(USER, "buggy");
      String reply = bot.replies().getFirst();
      assertThat(reply)
          .matches("Something went wrong here\\. .* as error [0-9a-f]{8}\\.")
          .doesNotContain("secret", "Exception");
      String id = reply.replaceAll(".* error ([0-9a-f]{8})\\.", "$1");
      assertThat(bot.chat().lastError()).contains("error %s in buggy".formatted(id));
    }
  }

  private static TestBot.Setup setup() {
    return TestBot.with()
        .admin(ADMIN)
        .users("*@example.org")
        .commands(
            road ->
                List.of(
                    saying("ping", "pong"),
                    new Trick("broadcast", Role.ADMIN, () -> Answer.of("sent to all")),
                    Trick.doing("fails", CommandHandlerTest::fails),
                    Trick.doing("buggy", CommandHandlerTest::buggy)));
  }

  private static Answer fails() throws CommandFailure {
    throw new CommandFailure("No such person.");
  }

  private static Answer buggy() {
    throw new IllegalStateException("secret");
  }
}
