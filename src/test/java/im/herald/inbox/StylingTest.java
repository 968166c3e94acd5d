package im.herald.inbox;

import static im.herald.inbox.Trick.doing;
import static im.herald.inbox.Trick.saying;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.command.Answer;
import im.herald.command.CommandFailure;
import im.herald.config.Fallback;
import im.herald.outbox.Standing;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who may style what Herald says (XEP-0393): Herald, and nobody whose words are in it.
class StylingTest {
  private static final String JULIET = "juliet@example.org";
  private static final String ROOM = "team@rooms.example.org";

  private final TestBot bot =
      TestBot.with()
          .fallback(Fallback.ECHO)
          .commands(
              _ ->
                  List.of(
                      saying("bold", "*bold*"),
                      doing("names", () -> Answer.quoting("*Romeo*")),
                      doing(
                          "fail",
                          () -> {
                            throw new CommandFailure("`*x*` is no name.");
                          })))
          .start();

  @AfterEach
  void end() throws Exception {
    bot.close();
  }

  @Test
  void heraldStylesItsOwnWordsAndNobodyElsesStyleThem() {
    assertThat(isPlain("bold")).isFalse();
    assertThat(isPlain("names")).isTrue();
    assertThat(isPlain("fail")).isTrue();
    assertThat(isPlain("*what I say*")).isTrue();
  }

  @Test
  void aNicknameDoesNotStyleTheAnswerBehindIt() {
    bot.stands(ROOM, Standing.IN);
    bot.saysIn(ROOM + "/romeo", "bold");
    assertThat(bot.sent()).singleElement().matches(answer -> !answer.manner().plain());
    bot.saysIn(ROOM + "/*romeo", "bold");
    assertThat(bot.sent()).singleElement().matches(answer -> answer.manner().plain());
  }

  private boolean isPlain(String text) {
    bot.says(JULIET, text);
    return bot.sent().getFirst().manner().plain();
  }
}
