package im.herald.inbox;

import static im.herald.inbox.Trick.doing;
import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.TestBot;
import im.herald.command.Answer;
import im.herald.command.CommandFailure;
import im.herald.outbox.Outbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private static final String JULIET = "juliet@example.org";

  @Test
  void anAnswerOfAMegabyteIsCutAndTheNextMessageIsAnswered() throws Exception {
    String megabyte = "x".repeat(1 << 20);
    try (TestBot bot = bot(saying("huge", megabyte), saying("ping", "pong"))) {
      bot.says(JULIET, "huge");
      String answer = String.join("", bot.replies());
      assertThat(answer).hasSizeBetween(60_000, 66_000);
      assertThat(answer).endsWith("[cut here: the answer had 1048576 characters]");
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");
    }
  }

  @Test
  void anAnswerIsNotCutThroughACharacter() throws Exception {
    String smiles = "x" + "😀".repeat(40_000);
    try (TestBot bot = bot(saying("smile", smiles))) {
      bot.says(JULIET, "smile");
      String smile = String.join("", bot.replies()).split("\\[cut here", 2)[0];
      assertThat(smile.codePoints().distinct()).containsOnly((int) 'x', 0x1F600, (int) '\n');
    }
  }

  @Test
  void anEmptyAnswerIsNotSent() throws Exception {
    try (TestBot bot = bot(saying("nothing", " \n"), saying("ping", "pong"))) {
      bot.says(JULIET, "nothing");
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");
    }
  }

  @Test
  void anEndingRunsWhenTheLastWordsAreSent() throws Exception {
    AtomicInteger unsent = new AtomicInteger(-1);
    try (TestBot bot =
        TestBot.with()
            .commands(road -> List.of(doing("quit", () -> goodbye(road.outbox(), unsent))))
            .start()) {
      bot.says(JULIET, "quit");
      assertThat(bot.replies()).containsExactly("Goodbye.");
      assertThat(unsent).hasValue(0);
    }
  }

  @Test
  void anEndingThatTheDiskDoesNotTakeIsLeftAndThatIsSaidLater() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    try (TestBot bot =
        bot(doing("quit", () -> new Answer.Last("Goodbye.", ended::incrementAndGet)))) {
      bot.store().refuses("UPDATE OF fate ON journal");
      bot.hears(bot.message(JULIET, "quit"));
      await().until(() -> bot.chat().inbox().busy() == 0);
      bot.store().heals();
      await().until(bot::idle);
      assertThat(bot.replies())
          .containsExactly(
              "The disk takes nothing at the moment, so I have not done that. Try later.");
      assertThat(ended).hasValue(0);
    }
  }

  @Test
  void anEndingThatFailsIsTold() throws Exception {
    try (TestBot bot = bot(doing("quit", RepliesTest::stays))) {
      bot.says(JULIET, "quit");
      assertThat(bot.replies()).containsExactly("Goodbye.", "The server does not let me go.");
    }
  }

  private static Answer goodbye(Outbox outbox, AtomicInteger unsent) {
    return new Answer.Last("Goodbye.", () -> unsent.set(outbox.size()));
  }

  private static Answer stays() {
    return new Answer.Last(
        "Goodbye.",
        () -> {
          throw new CommandFailure("The server does not let me go.");
        });
  }

  private static TestBot bot(Trick... commands) {
    return TestBot.with().commands(road -> List.of(commands)).start();
  }
}
