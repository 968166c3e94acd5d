package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Juliet, who means no harm, asks Herald `ping` now and then, whatever others do to it.
final class Honest {
  /// For an answer, on a stream that is there.
  static final Duration PROMPT = Duration.ofSeconds(2);

  /// For Herald to come back, where its stream has ended.
  private static final Duration BACK = Duration.ofSeconds(12);

  private final ScriptedServer server;
  private int asked;
  private Duration longest = Duration.ZERO;

  Honest(ScriptedServer server) {
    this.server = server;
  }

  /// Asks, and again wherever the stream ended before the answer, as a server does that resumes no
  /// session; fails where it is not answered in time.
  ///
  /// @return whether it was answered on the stream on which it was asked
  boolean asks() throws InterruptedException {
    String resource = "q" + ++asked;
    boolean first = true;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < BACK.toNanos()) {
      Client here =
          await()
              .atMost(BACK)
              .pollInterval(Duration.ofMillis(5))
              .until(server::here, Optional::isPresent)
              .orElseThrow();
      if (isAnswered(here, resource)) {
        return first;
      }
      first = false;
    }
    throw new AssertionError("Herald does not stay");
  }

  /// @return false if the stream has ended
  private boolean isAnswered(Client here, String resource) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      here.send(
          "<message type='chat' from='juliet@example.org/%s' id='%s'><body>ping</body></message>"
              .formatted(resource, resource));
    } catch (IOException e) {
      return false;
    }
    if (!here.hears(element -> isAnswer(element, resource), PROMPT)) {
      assertThat(here.isHere()).as("Herald is here and has not answered `ping` in 2 s").isFalse();
      return false;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    longest = took.compareTo(longest) > 0 ? took : longest;
    here.forget();
    return true;
  }

  private static boolean isAnswer(Element element, String resource) {
    return element.name().equals("message")
        && element.attribute("to").filter(("juliet@example.org/" + resource)::equals).isPresent()
        && element.body().filter("pong"::equals).isPresent();
  }

  /// How long an answer took at most, on a stream that was there, since this was asked before.
  Duration longest() {
    Duration since = longest;
    longest = Duration.ZERO;
    return since;
  }
}
