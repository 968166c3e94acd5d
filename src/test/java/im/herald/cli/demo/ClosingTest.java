package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> closed = new ArrayList<>();
  private final Closing closing = new Closing();

  @Test
  void endsWhatWasStartedLastFirstAndEachOnce() {
    closing.add(() -> closed.add("server"));
    closing.add(() -> closed.add("bot"));

    closing.close();
    closing.close();

    assertThat(closed).containsExactly("bot", "server");
  }

  @Test
  void whatFailsToEndKeepsNothingElseFromEnding() {
    closing.add(() -> closed.add("server"));
    closing.add(
        () -> {
          throw new IOException("no");
        });

    closing.close();

    assertThat(closed).containsExactly("server");
  }

  @Test
  void whatIsStartedAfterTheEndIsEndedAtOnce() {
    closing.close();

    closing.add(() -> closed.add("server"));

    assertThat(closed).containsExactly("server");
  }
}
