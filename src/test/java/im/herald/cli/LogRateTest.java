package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogRateTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("im.herald.Place");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void setUp() {
    context.addTurboFilter(new LogRate(clock::get));
    written.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(written);
  }

  @Test
  void ofOnePlaceAHundredLinesAMinuteAreWrittenAndThenOneThatSaysSo() {
    say(1_000);

    assertThat(lines()).hasSize(LogRate.A_MINUTE + 1);
    assertThat(lines().getLast()).startsWith("too many lines of im.herald.Place");
  }

  @Test
  void otherPlacesAreHeardAllTheSame() {
    say(1_000);
    logger.info("something else");

    assertThat(lines()).endsWith("something else");
  }

  @Test
  void inTheNextMinuteItIsToldHowManyWereLeftOut() {
    say(LogRate.A_MINUTE + 7);
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    say(1);

    assertThat(lines()).endsWith("7 lines of im.herald.Place stanza {} were left out", "stanza 0");
  }

  @Test
  void aHundredLinesInEveryMinuteAreAllWritten() {
    for (int minute = 0; minute < 3; minute++) {
      say(LogRate.A_MINUTE);
      clock.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    assertThat(lines()).hasSize(3 * LogRate.A_MINUTE);
  }

  @Test
  void whatALibrarySaysIsCountedWhateverIsInIt() {
    IntStream.range(0, 1_000).forEach(i -> context.getLogger("org.library").warn("failed: " + i));

    assertThat(lines()).hasSize(LogRate.A_MINUTE + 1);
  }

  @Test
  void whatIsNotWrittenIsNotCounted() {
    logger.setLevel(Level.INFO);
    IntStream.range(0, 1_000).forEach(i -> logger.debug("stanza {}", i));
    say(LogRate.A_MINUTE);

    assertThat(lines()).hasSize(LogRate.A_MINUTE);
  }

  private void say(int times) {
    IntStream.range(0, times).forEach(i -> logger.info("stanza {}", i));
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
