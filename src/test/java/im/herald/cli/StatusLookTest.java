package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.StatusLine;
import im.herald.message.Wording;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StatusLookTest {
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final StatusLook look = new StatusLook();
  private final List<StatusLine> lines =
      List.of(
          new StatusLine(Wording.of("Up for"), () -> Wording.verbatim("1 h")),
          new StatusLine(Wording.of("Messages put aside"), this::aside),
          new StatusLine(Wording.of("Rooms"), () -> Wording.verbatim("in 0 of 0")));

  @Test
  void aStoreThatIsStuckHidesNothingElse() throws Exception {
    String text = StatusLine.text(look.at(lines)).toString();
    assertThat(text)
        .isEqualTo(
            "Up for: 1 h\nMessages put aside: unknown, as the store does not answer\nRooms: in 0 of 0");
    assertThat(StatusLine.text(look.at(lines))).hasToString(text);
    assertThat(asked).as("looks that wait").hasValue(1);
    stuck.countDown();
    assertThat(StatusLine.text(look.at(lines))).asString().contains("Messages put aside: 3");
  }

  private Wording aside() {
    asked.incrementAndGet();
    try {
      stuck.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Wording.verbatim("3");
  }
}
