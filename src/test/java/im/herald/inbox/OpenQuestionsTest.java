package im.herald.inbox;

import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.command.Answer;
import im.herald.command.CommandFailure;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
  private static final String JULIET = "juliet@example.org";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
  private final AtomicInteger deleted = new AtomicInteger();
  private final AtomicInteger other = new AtomicInteger();

  @AutoClose
  private final TestBot bot =
      TestBot.with()
          .clock(now::get)
          .commands(
              road ->
                  List.of(
                      asking("delete", deleted),
                      asking("other", other),
                      saying("ping", "pong"),
                      Trick.doing("doomed", OpenQuestionsTest::doomed)))
          .start();

  @Test
  void theCodeIsOnALineOfItsOwnAndConfirms() {
    bot.says(JULIET, "delete");
    String question = bot.replies().getFirst();
    assertThat(question.lines().toList())
        .startsWith("Really?", "To confirm, send this code alone within 60 s:")
        .hasSize(3);
    assertThat(deleted).hasValue(0);

    bot.says(JULIET, codeIn(question));
    assertThat(bot.replies()).containsExactly("Done.");
    assertThat(deleted).hasValue(1);
  }

  @Test
  void aCodeWorksOnce() {
    String code = ask(JULIET, "delete");
    bot.says(JULIET, code);
    bot.says(JULIET, code);
    assertThat(deleted).hasValue(1);
  }

  @Test
  void anotherPersonsCodeIsNothing() {
    String code = ask(JULIET, "delete");
    bot.says("romeo@example.org", code);
    assertThat(bot.replies()).singleElement().asString().startsWith("I do not know that.");
    assertThat(deleted).hasValue(0);

    bot.says(JULIET, code);
    assertThat(deleted).hasValue(1);
  }

  @Test
  void aCodeWithOtherWordsIsNothing() {
    String code = ask(JULIET, "delete");
    bot.says(JULIET, "yes " + code);
    bot.says(JULIET, code + "!");
    assertThat(deleted).hasValue(0);
  }

  @Test
  void spaceAroundTheCodeDoesNotMatter() {
    bot.says(JULIET, " " + ask(JULIET, "delete") + "\n");
    assertThat(deleted).hasValue(1);
  }

  @Test
  void theCodeIsGoodForSixtySeconds() {
    String code = ask(JULIET, "delete");
    now.updateAndGet(t -> t.plusSeconds(60));
    bot.says(JULIET, code);
    assertThat(deleted).hasValue(1);
  }

  @Test
  void afterThatItDoesNothingAndSaysSo() {
    String code = ask(JULIET, "delete");
    now.updateAndGet(t -> t.plusSeconds(61));
    bot.says(JULIET, code);
    assertThat(bot.replies()).containsExactly("That code was good for 60 s only. Ask again.");
    assertThat(deleted).hasValue(0);
  }

  @Test
  void aNewQuestionTakesThePlaceOfTheOld() {
    String first = ask(JULIET, "delete");
    String second = ask(JULIET, "other");
    bot.says(JULIET, first);
    assertThat(deleted).hasValue(0);
    bot.says(JULIET, second);
    assertThat(other).hasValue(1);
  }

  @Test
  void commandsBetweenQuestionAndCodeDoNotMatter() {
    String code = ask(JULIET, "delete");
    bot.says(JULIET, "ping");
    assertThat(bot.replies()).containsExactly("pong");
    bot.says(JULIET, code);
    assertThat(deleted).hasValue(1);
  }

  @Test
  void aFailureOfWhatWasConfirmedIsTold() {
    bot.says(JULIET, ask(JULIET, "doomed"));
    assertThat(bot.replies()).containsExactly("The server refused.");
  }

  @Test
  void whoeverLostTheRoleMeanwhileCannotConfirm() throws Exception {
    try (Guard guard = new Guard(Duration.ofSeconds(30), new Incidents())) {
      OpenQuestions questions = new OpenQuestions(guard, now::get);
      IncomingMessage asked = bot.message(JULIET, "delete");
      String text = question(questions, asked.conversation(), Role.OWNER);
      IncomingMessage code = bot.message(JULIET, codeIn(text));
      assertThat(questions.handle(code, Role.ADMIN))
          .isEqualTo(
              new Outcome.Refused(Wording.of("Your role has changed since you asked. Ask again.")));
      assertThat(questions.handle(code, Role.OWNER)).isEqualTo(new Outcome.Passed());
      assertThat(deleted).hasValue(0);
    }
  }

  private String question(OpenQuestions questions, Conversation where, Role role) {
    return questions.ask(where, role, confirm(deleted)).orElseThrow().toString();
  }

  private String ask(String person, String command) {
    bot.says(person, command);
    return codeIn(bot.replies().getLast());
  }

  private static String codeIn(String question) {
    return question.lines().toList().getLast();
  }

  private static Trick asking(String name, AtomicInteger count) {
    return Trick.doing(name, () -> confirm(count));
  }

  private static Answer.Confirm confirm(AtomicInteger count) {
    return new Answer.Confirm(
        "Really?",
        () -> {
          count.incrementAndGet();
          return Answer.of("Done.");
        });
  }

  private static Answer doomed() {
    return new Answer.Confirm(
        "Really?",
        () -> {
          throw new CommandFailure("The server refused.");
        });
  }
}
