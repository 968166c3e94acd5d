package im.herald.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import im.herald.message.PrintedText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The last warnings and errors of the log, for whoever does not read it.
final class RecentTrouble extends AppenderBase<ILoggingEvent> {
  private static final int MOST = 20;

  private final Deque<Line> lines = new ArrayDeque<>();

  /// Listens to the log from now on.
  static RecentTrouble ofTheLog() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    RecentTrouble trouble = new RecentTrouble();
    trouble.setContext(root.getLoggerContext());
    trouble.start();
    root.addAppender(trouble);
    return trouble;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      add(new Line(event.getInstant(), PrintedText.of(event.getFormattedMessage())));
    }
  }

  private void add(Line line) {
    synchronized (lines) {
      lines.addFirst(line);
      if (lines.size() > MOST) {
        lines.removeLast();
      }
    }
  }

  /// The latest first.
  List<Line> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  record Line(Instant when, String text) {}
}
