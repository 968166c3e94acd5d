package im.herald.inbox;

import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.message.IncomingMessage;
import im.herald.message.Signs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SealedTest {
  private static final String JULIET = "juliet@example.org";
  private static final String ROMEO = "romeo@example.org";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void whatStandsForAnEncryptedMessageIsNoCommandAndItsSenderIsToldOnceADay() throws Exception {
    try (TestBot bot =
        TestBot.with().clock(now::get).commands(_ -> List.of(saying("ping", "pong"))).start()) {
      bot.hearsAndAnswers(sealed(bot, JULIET));
      assertThat(bot.replies()).singleElement().asString().contains("encrypted");
      bot.hearsAndAnswers(sealed(bot, JULIET));
      assertThat(bot.replies()).isEmpty();
      bot.hearsAndAnswers(sealed(bot, ROMEO));
      assertThat(bot.replies()).hasSize(1);
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");

      now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
      bot.hearsAndAnswers(sealed(bot, JULIET));
      assertThat(bot.replies()).hasSize(1);
    }
  }

  private static IncomingMessage sealed(TestBot bot, String from) {
    return bot.message(from, "ping")
        .with(new Signs(false, false, false, true, Optional.empty(), Optional.empty()));
  }
}
