package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.config.Fallback;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Jids;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.message.Wording;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MirrorsTest {
  private static final String JULIET = "juliet@example.org";
  private static final String TOLD =
      "You say what I say, as machines do. I do not listen to you for ten minutes.";

  private final TestBot bot = TestBot.with().fallback(Fallback.ECHO).start();

  @AfterEach
  void stop() throws Exception {
    bot.close();
  }

  @Test
  void whoSaysWhatHeraldSaysIsToldOnceAndThenNotHeard() {
    say("x", 1 + Mirrors.MOST);
    bot.replies();

    say("x", 3);
    assertThat(bot.replies()).containsExactly(TOLD);
  }

  @Test
  void whatOthersSayIsHeardMeanwhile() {
    say("x", 10);
    bot.replies();

    bot.says("romeo@example.org", "x");
    assertThat(bot.replies()).containsExactly("x");
  }

  @Test
  void whoSaysSomethingElseInBetweenIsNoMirror() {
    for (int i = 0; i < 10; i++) {
      say("x", 2);
      say("another " + i, 1);
    }
    assertThat(bot.replies()).hasSize(30).doesNotContain(TOLD);
  }

  @Test
  void anAnswerThatIsFourAnswersOldStillCounts() throws Exception {
    AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 1);
    Mirrors mirrors = new Mirrors(nanoseconds::get);
    IncomingMessage message = message("a");
    for (String answer : new String[] {"a", "b", "c", "d"}) {
      mirrors.said(message, answer);
    }
    for (int i = 0; i < Mirrors.MOST; i++) {
      assertThat(mirrors.check(message)).isEqualTo(new Filter.Verdict.Accept());
    }
    assertThat(mirrors.check(message))
        .isEqualTo(new Filter.Verdict.Refuse("its sender says what we say", Wording.of(TOLD)));

    mirrors.said(message("b"), "e");
    assertThat(mirrors.check(message)).isInstanceOf(Filter.Verdict.Drop.class);
    nanoseconds.addAndGet(Mirrors.QUIET.toNanos() - 1);
    assertThat(mirrors.check(message)).isInstanceOf(Filter.Verdict.Drop.class);
    nanoseconds.incrementAndGet();
    assertThat(mirrors.check(message)).isEqualTo(new Filter.Verdict.Accept());
  }

  private IncomingMessage message(String text) throws Exception {
    return new IncomingMessage(
        StanzaId.random(),
        new Conversation.Direct(Jids.bare(JULIET)),
        Sender.Person.at(Jids.bare(JULIET)),
        Kind.CHAT,
        text,
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  private void say(String text, int times) {
    for (int i = 0; i < times; i++) {
      bot.says(JULIET, text);
    }
  }
}
