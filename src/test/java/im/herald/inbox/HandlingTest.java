package im.herald.inbox;

import static im.herald.inbox.Trick.doing;
import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.command.CommandFailure;
import im.herald.config.Fallback;
import im.herald.message.IncomingMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What the courtesy learns of a message on its way.
class HandlingTest implements Courtesy {
  private static final String JULIET = "juliet@example.org";

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void theWorkOnAnAnswerEndsWithItAndThenTheMessageIsDealtWith() throws Exception {
    try (TestBot bot = bot()) {
      bot.says(JULIET, "ping");
      assertThat(told).containsSubsequence("begins", "ends true", "handled");
    }
  }

  @Test
  void whereNoAnswerComesTheWorkEndsWithoutOne() throws Exception {
    try (TestBot bot = bot()) {
      bot.says(JULIET, "nobody knows this");
      assertThat(told).containsExactly("begins", "ends false", "handled");
    }
  }

  @Test
  void aFailureIsAnAnswerToo() throws Exception {
    try (TestBot bot = bot()) {
      bot.says(JULIET, "fail");
      assertThat(told).containsSubsequence("begins", "ends true", "handled");
    }
  }

  private TestBot bot() {
    return TestBot.with()
        .fallback(Fallback.SILENT)
        .courtesy(this)
        .commands(
            _ ->
                List.of(
                    saying("ping", "pong"),
                    doing(
                        "fail",
                        () -> {
                          throw new CommandFailure("It failed.");
                        })))
        .start();
  }

  @Override
  public Work begins(IncomingMessage message) {
    told.add("begins");
    return answered -> told.add("ends " + answered);
  }

  @Override
  public void handled(IncomingMessage message) {
    told.add("handled");
  }
}
