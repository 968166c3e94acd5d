package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ScriptPlayerTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

  @Test
  void printsWhatWasSaidAndWhatWasHeard() throws Exception {
    assertThat(play("# a comment", "", "ping", "help")).isTrue();

    assertThat(transcript()).isEqualTo("> ping\n< pong\n> help\n< help\n< ping\n");
  }

  @Test
  void aLineWithoutAnAnswerEndsItAndIsNamed() throws Exception {
    assertThat(play("ping", "", "silence", "ping")).isFalse();

    assertThat(transcript()).endsWith("> silence\nline 3: no answer to \"silence\" within 0 s\n");
  }

  @Test
  void anExpectationIsMetByTheAnswer() throws Exception {
    assertThat(play("ping", "< pon")).isTrue();
  }

  @Test
  void anExpectationThatIsNotMetEndsItAndIsNamed() throws Exception {
    assertThat(play("ping", "< something else", "ping")).isFalse();

    assertThat(transcript()).endsWith("line 2: no message with \"something else\" within 0 s\n");
  }

  @Test
  void anExpectationMayBeMetByALaterMessage() throws Exception {
    assertThat(play("two", "< second", "< first")).isTrue();
  }

  @Test
  void oneMessageMeetsOneExpectation() throws Exception {
    assertThat(play("ping", "< pong", "< pong")).isFalse();
  }

  @Test
  void whatWasHeardBeforeTheLastLineMeetsNothing() throws Exception {
    assertThat(play("two", "< second", "ping", "< first")).isFalse();
  }

  @Test
  void codeStandsForTheLastLineOfTheLastMessage() throws Exception {
    assertThat(play("delete", "{code}", "< deleted")).isTrue();

    assertThat(transcript()).endsWith("< X7-Q2\n> X7-Q2\n< deleted\n");
  }

  private boolean play(String... lines) throws InterruptedException {
    return new ScriptPlayer(
            this::answer,
            heard,
            new PrintStream(transcript, true, StandardCharsets.UTF_8),
            Duration.ofMillis(50))
        .play(Script.of(List.of(lines)));
  }

  private void answer(String text) {
    switch (text) {
      case "ping" -> heard.add("pong");
      case "help" -> heard.add("help\nping");
      case "two" -> heard.addAll(List.of("first", "second"));
      case "delete" -> heard.add("Send this code back to confirm:\nX7-Q2");
      case "X7-Q2" -> heard.add("deleted");
      default -> {}
    }
  }

  private String transcript() {
    return transcript.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
