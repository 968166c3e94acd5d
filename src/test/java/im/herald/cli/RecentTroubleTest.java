package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class RecentTroubleTest {
  private final RecentTrouble trouble = new RecentTrouble();

  @Test
  void keepsWarningsButNotWhatOnlyTheLogMaySay() {
    trouble.append(event(Level.INFO, "all is well"));
    trouble.append(event(Level.WARN, "a disk is full"));
    LoggingEvent code = event(Level.WARN, "whoever sends \"claim 7KQ2M9XWPR\" becomes it");
    code.addMarker(RecentTrouble.FOR_THE_LOG_ONLY);
    trouble.append(code);
    assertThat(trouble.lines())
        .extracting(RecentTrouble.Line::text)
        .containsExactly("a disk is full");
  }

  private static LoggingEvent event(Level level, String message) {
    return new LoggingEvent(
        "", new LoggerContext().getLogger("im.herald.cli.Bot"), level, message, null, null);
  }
}
