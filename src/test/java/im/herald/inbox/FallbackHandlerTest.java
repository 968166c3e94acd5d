package im.herald.inbox;

import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.config.Fallback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FallbackHandlerTest {
  private static final String JULIET = "juliet@example.org";
  private static final String NO_IDEA = "I do not know that. `help` shows what you can write.";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));

  @Test
  void aHintNamesTheNearestCommand() throws Exception {
    try (TestBot bot = bot(Fallback.HINT)) {
      bot.says(JULIET, "pnig");
      bot.says(JULIET, "contcat add x");
      assertThat(bot.replies())
          .containsExactly(
              "I do not know that. Did you mean `ping`?",
              "I do not know that. Did you mean `contact add`?"
                  + " (For an hour I say no more to what I do not know.)");
    }
  }

  @Test
  void whatIsLikeNothingIsPointedToHelp() throws Exception {
    try (TestBot bot = bot(Fallback.HINT)) {
      bot.says(JULIET, "wherefore art thou");
      assertThat(bot.replies()).containsExactly(NO_IDEA);
    }
  }

  @Test
  void aPersonGetsTwoHintsAnHourAndAnotherPersonTwoMore() throws Exception {
    try (TestBot bot = bot(Fallback.HINT)) {
      bot.says(JULIET, "pnig");
      now.updateAndGet(t -> t.plus(Duration.ofMinutes(30)));
      bot.says(JULIET, "pnig");
      bot.says(JULIET, "pnig");
      assertThat(bot.replies()).hasSize(2);
      bot.says("romeo@example.org", "pnig");
      assertThat(bot.replies()).hasSize(1);

      now.updateAndGet(t -> t.plus(Duration.ofMinutes(30)));
      bot.says(JULIET, "pnig");
      bot.says(JULIET, "pnig");
      assertThat(bot.replies()).hasSize(1);
    }
  }

  @Test
  void echoGivesTheTextBack() throws Exception {
    try (TestBot bot = bot(Fallback.ECHO)) {
      bot.says(JULIET, "pnig  twice\n");
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pnig  twice\n", "pong");
    }
  }

  @Test
  void silentSaysNothing() throws Exception {
    try (TestBot bot = bot(Fallback.SILENT)) {
      bot.says(JULIET, "pnig");
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");
    }
  }

  private TestBot bot(Fallback fallback) {
    return TestBot.with()
        .clock(now::get)
        .fallback(fallback)
        .commands(road -> List.of(saying("ping", "pong"), saying("contact add", "added")))
        .start();
  }
}
