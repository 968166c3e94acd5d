package im.herald.inbox;

import static im.herald.inbox.Trick.doing;
import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.TestBot;
import im.herald.command.Answer;
import im.herald.message.ArchiveId;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Role;
import im.herald.outbox.RecordedWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboxTest {
  private static final String JULIET = "juliet@example.org";
  private static final String ROMEO = "romeo@example.org";
  private static final Duration LONG_AGO = Duration.ofDays(30);
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

  @Test
  void aHandlerThatOverflowsTheStackHarmsNobody() throws Exception {
    Handler broken = handler(InboxTest::overflow);
    try (TestBot bot = setup().handlers(broken).start()) {
      for (int i = 0; i < 100; i++) {
        bot.hears(bot.message(i % 2 == 0 ? JULIET : ROMEO, "hello " + i));
      }
      await().until(bot::idle);
      assertThat(bot.replies())
          .hasSize(100)
          .allSatisfy(r -> assertThat(r).startsWith("Something went wrong here."));
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");
    }
  }

  @Test
  void anExceptionThatThrowsWhenItIsLoggedHarmsNobody() throws Exception {
    Handler broken =
        handler(
            () -> {
              throw new Unspeakable();
            });
    try (TestBot bot = setup().handlers(broken).start()) {
      bot.hears(bot.message(JULIET, "hello"));
      // Were it uncaught, Awaitility would throw it here, and nobody can report such an exception.
      await().dontCatchUncaughtExceptions().until(bot::idle);
      bot.replies();
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");
    }
  }

  @Test
  void handlersAreAskedAfterTheCommandsAndBeforeTheFallback() throws Exception {
    Handler eager = handler(() -> new Outcome.Replied(Answer.of("mine")));
    try (TestBot bot = setup().handlers(eager).start()) {
      bot.says(JULIET, "ping");
      bot.says(JULIET, "pnig");
      assertThat(bot.replies()).containsExactly("pong", "mine");
    }
  }

  @Test
  void aConversationKeepsItsOrderWhileAnotherOvertakesIt() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Trick slow =
        doing(
            "slow",
            () -> {
              go.await();
              return Answer.of("at last");
            });
    try (TestBot bot =
        TestBot.with().commands(road -> List.of(slow, saying("ping", "pong"))).start()) {
      bot.hears(bot.message(JULIET, "slow"));
      bot.hears(bot.message(JULIET, "ping"));
      bot.hears(bot.message(ROMEO, "ping"));
      await().until(() -> bot.chat().inbox().busy() == 1);
      assertThat(bot.sent())
          .singleElement()
          .satisfies(m -> assertThat(m.to().key().toString()).isEqualTo(ROMEO));
      go.countDown();
      await().until(bot::idle);
      assertThat(bot.replies()).containsExactly("at last", "pong");
    }
  }

  @Test
  void errorsAndHeadlinesAreNotAnswered() throws Exception {
    try (TestBot bot = setup().start()) {
      IncomingMessage ping = bot.message(JULIET, "ping");
      bot.hears(copy(ping, Kind.ERROR, Optional.empty()));
      bot.hears(copy(ping, Kind.HEADLINE, Optional.empty()));
      assertThat(answered(bot)).isEmpty();
      bot.hears(copy(ping, Kind.NORMAL, Optional.empty()));
      assertThat(answered(bot)).containsExactly("pong");
    }
  }

  @Test
  void ownMessagesAreNotAnswered() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(TestBot.SELF.toString(), "ping");
      assertThat(bot.replies()).isEmpty();
    }
  }

  @Test
  void whatIsOlderThanADayIsNotRunAndItsSenderIsToldOnce() throws Exception {
    try (TestBot bot = setup().start()) {
      Instant yesterday = NOW.minus(Duration.ofDays(1));
      bot.hears(
          copy(bot.message(JULIET, "ping"), Kind.CHAT, Optional.of(yesterday.minusMillis(1))));
      bot.hears(copy(bot.message(JULIET, "ping"), Kind.CHAT, Optional.of(NOW.minus(LONG_AGO))));
      assertThat(answered(bot))
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("I was away, and what you wrote then is too old now");
      bot.hears(copy(bot.message(JULIET, "ping"), Kind.CHAT, Optional.of(yesterday)));
      assertThat(answered(bot)).containsExactly("pong");
    }
  }

  @Test
  void theSameStanzaTwiceIsAnsweredOnce() throws Exception {
    try (TestBot bot = setup().start()) {
      IncomingMessage ping = bot.message(JULIET, "ping");
      bot.hears(ping);
      bot.hears(ping);
      assertThat(answered(bot)).containsExactly("pong");
    }
  }

  @Test
  void aCopyFromTheArchiveIsNotAnsweredWhateverIdItsSenderGaveIt() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.hears(bot.message(JULIET, "ping"), new ArchiveId("a1"));
      bot.hears(bot.message(JULIET, "ping"), new ArchiveId("a1"));
      bot.hears(bot.message(JULIET, "ping"), new ArchiveId("a2"));
      assertThat(answered(bot)).containsExactly("pong", "pong");
    }
  }

  @Test
  void whoeverIsOverBudgetIsToldOnceAndOthersAreAnswered() throws Exception {
    try (TestBot bot = setup().personBudget(2, Duration.ofHours(1)).start()) {
      for (int i = 0; i < 5; i++) {
        bot.says(JULIET, "ping");
      }
      bot.says(ROMEO, "ping");
      assertThat(bot.replies())
          .containsExactly(
              "pong", "pong", "That was too much at once. I do not read on for a moment.", "pong");
    }
  }

  @Test
  void copiesCostNothing() throws Exception {
    try (TestBot bot = setup().personBudget(2, Duration.ofHours(1)).start()) {
      IncomingMessage ping = bot.message(JULIET, "ping");
      for (int i = 0; i < 5; i++) {
        bot.hears(ping);
      }
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong", "pong");
    }
  }

  @Test
  void noMoreIsAnsweredWhileNobodyTakesTheAnswers() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.outbox().offline();
      for (int i = 0; i < 2_000; i++) {
        bot.hears(bot.message("p%d@example.org".formatted(i % 10), "ping"));
      }
      await().until(() -> bot.outbox().size() >= 500);
      await().during(Duration.ofMillis(300)).until(() -> bot.outbox().size() < 520);
      bot.outbox().online(RecordedWire.havingAll());
      await().until(bot::idle);
      assertThat(bot.store().journal().open()).isEmpty();
    }
  }

  @Test
  void whatCannotBeAnsweredDoesNotKeepHeraldFromStopping() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.outbox().offline();
      for (int i = 0; i < 600; i++) {
        bot.hears(bot.message(JULIET, "ping"));
      }
      await().until(() -> bot.outbox().size() >= 500);
      assertThat(bot.chat().inbox().drain(Duration.ofSeconds(30))).isTrue();
      assertThat(bot.store().journal().open()).hasSize(100);
    }
  }

  @Test
  void whatComesWhileStoppingIsNotAnswered() throws Exception {
    try (TestBot bot = setup().start()) {
      bot.says(JULIET, "ping");
      assertThat(bot.chat().inbox().drain(Duration.ofSeconds(30))).isTrue();
      bot.says(JULIET, "ping");
      assertThat(bot.replies()).containsExactly("pong");
    }
  }

  private static List<String> answered(TestBot bot) {
    await().until(bot::idle);
    return bot.replies();
  }

  private static TestBot.Setup setup() {
    return TestBot.with().clock(() -> NOW).commands(road -> List.of(saying("ping", "pong")));
  }

  private static IncomingMessage copy(IncomingMessage m, Kind kind, Optional<Instant> delayed) {
    return new IncomingMessage(
        m.id(), m.conversation(), m.sender(), kind, m.text(), m.thread(), delayed, m.received());
  }

  private interface Body {
    Outcome run();
  }

  private static Handler handler(Body body) {
    return new Handler() {
      @Override
      public String name() {
        return "plug-in";
      }

      @Override
      public Outcome handle(IncomingMessage message, Role role) {
        return body.run();
      }
    };
  }

  private static Outcome overflow() {
    throw new StackOverflowError();
  }

  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new Unspeakable();
    }
  }
}
