package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.impl.JidCreate;

@Timeout(30)
class PromptTest {
  private final List<String> said = new ArrayList<>();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void saysWhatIsTypedAndPrintsWhatIsHeard() throws Exception {
    Prompt prompt = prompt(typed("ping\n\n help \n"), false);

    prompt.run(
        line -> {
          said.add(line);
          prompt.heard("you said\n" + line);
        });

    assertThat(said).containsExactly("ping", "help");
    assertThat(screen()).isEqualTo("< you said\n< ping\n< you said\n< help\n");
  }

  @Test
  void quitEndsItAndIsNotSaid() throws Exception {
    try (PipedOutputStream open = new PipedOutputStream();
        InputStream in = new PipedInputStream(open)) {
      open.write("/quit\n".getBytes(StandardCharsets.UTF_8));
      open.flush();

      prompt(in, false).run(said::add);
    }

    assertThat(said).isEmpty();
  }

  @Test
  void theEndOfTheInputEndsItThoughAnAnswerNeverComes() throws Exception {
    prompt(typed("ping\n"), false).run(said::add);

    assertThat(said).containsExactly("ping");
  }

  @Test
  void theEndOfTheBotEndsItWhileNobodyTypes() throws Exception {
    try (PipedOutputStream open = new PipedOutputStream();
        InputStream in = new PipedInputStream(open)) {
      Prompt prompt = prompt(in, false);
      prompt.heard("Bye.");
      prompt.botEnded();

      prompt.run(said::add);
    }

    assertThat(screen()).isEqualTo("< Bye.\nThe bot has ended.\n");
  }

  @Test
  void whoSitsThereSeesAPrompt() throws Exception {
    Prompt prompt = prompt(typed("ping\n"), true);

    prompt.run(line -> prompt.heard("pong"));

    assertThat(screen()).isEqualTo("> > \r< pong\n> ");
  }

  @Test
  void whoSitsThereSeesAPromptAfterALineWithoutAnAnswer() throws Exception {
    prompt(typed("hm\n \n"), true).run(said::add);

    assertThat(said).containsExactly("hm");
    assertThat(screen()).isEqualTo("> > > ");
  }

  @Test
  void aNoteIsShownOnALineOfItsOwn() throws Exception {
    Prompt prompt = prompt(typed(""), true);
    prompt.note("Or in a browser: http://127.0.0.1/");
    prompt.botEnded();

    prompt.run(said::add);

    assertThat(screen()).startsWith("> \rOr in a browser: http://127.0.0.1/\n> ");
  }

  @Test
  void whatOthersSayIsShownWithTheirAddress() throws Exception {
    Prompt prompt = prompt(typed(""), false);
    prompt.heardFrom(JidCreate.bareFrom("alerts@localhost"), "Disk full\non db1");
    prompt.botEnded();

    prompt.run(said::add);

    assertThat(screen()).startsWith("< alerts@localhost: Disk full\n< alerts@localhost: on db1\n");
  }

  @Test
  void anotherSlashIsNotSaidAndNamesWhatExists() throws Exception {
    prompt(typed("/help\n"), true).run(said::add);

    assertThat(said).isEmpty();
    assertThat(screen()).contains("Only /quit exists here.").endsWith("> ");
  }

  private static InputStream typed(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Prompt prompt(InputStream in, boolean typing) {
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return new Prompt(in, out, typing, Duration.ofMillis(50));
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
