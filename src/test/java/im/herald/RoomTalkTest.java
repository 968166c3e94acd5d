package im.herald;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.config.Fallback;
import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.message.Role;
import im.herald.outbox.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the bot answers in rooms.
class RoomTalkTest {
  private static final String ROOM = "team@rooms.example.org";
  private static final String ROMEO = ROOM + "/romeo";
  private static final String JULIET = ROOM + "/juliet";

  @Test
  void answersBeforeEverybodyWithTheNicknameFirst() throws Exception {
    try (TestBot bot = talking(TestBot.with())) {
      bot.saysIn(ROMEO, "ping");

      OutgoingMessage answer = bot.sent().getFirst();
      assertThat(answer.text()).isEqualTo("romeo: ping");
      assertThat(answer.to())
          .isInstanceOfSatisfying(
              Conversation.Room.class,
              room -> assertThat(room.address().toString()).isEqualTo(ROOM));
    }
  }

  @Test
  void aRoomHasABudgetOfItsOwn() throws Exception {
    try (TestBot bot = talking(TestBot.with().roomBudget(2, Duration.ofHours(1)))) {
      bot.saysIn(ROMEO, "one");
      bot.saysIn(JULIET, "two");
      bot.saysIn(ROMEO, "three");
      bot.saysIn(JULIET, "four");

      assertThat(bot.replies())
          .hasSize(3)
          .startsWith("romeo: one", "juliet: two")
          .last()
          .asString()
          .contains("too much at once");
      bot.says("juliet@example.org", "elsewhere");
      assertThat(bot.replies()).containsExactly("elsewhere");
    }
  }

  @Test
  void whatNeedsACodeIsForDirectChats() throws Exception {
    CommandSpec spec = new CommandSpec("danger", Role.ANYONE, "needs a code", List.of(), "danger");
    Command danger =
        new Command() {
          @Override
          public CommandSpec spec() {
            return spec;
          }

          @Override
          public Answer run(CommandCall call) {
            return new Answer.Confirm("Sure?", () -> Answer.of("done"));
          }
        };
    try (TestBot bot = TestBot.with().commands(_ -> List.of(danger)).start()) {
      bot.stands(ROOM, Standing.IN);
      bot.saysIn(ROMEO, "danger");

      assertThat(bot.replies()).containsExactly("romeo: That can only be done in a direct chat.");
    }
  }

  private static TestBot talking(TestBot.Setup setup) {
    TestBot bot = setup.fallback(Fallback.ECHO).start();
    bot.stands(ROOM, Standing.IN);
    return bot;
  }

  @Test
  void whatIsForARoomWhereItIsNotWaitsAndHoldsNobodyUp() throws Exception {
    try (TestBot bot = talking(TestBot.with())) {
      bot.saysIn(ROMEO, "before");
      bot.stands(ROOM, Standing.OUT);
      bot.saysIn(ROMEO, "one");
      bot.saysIn(ROMEO, "two");
      bot.says("juliet@example.org", "hello");
      assertThat(bot.replies()).containsExactly("romeo: before", "hello");

      bot.stands(ROOM, Standing.IN);
      bot.says("juliet@example.org", "again");
      assertThat(bot.replies())
          .containsExactlyInAnyOrderElementsOf(List.of("romeo: one", "romeo: two", "again"));
    }
  }
}
