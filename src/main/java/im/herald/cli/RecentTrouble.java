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
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/// The last warnings and errors of the log, for whoever does not read it.
final class RecentTrouble extends AppenderBase<ILoggingEvent> {
  /// Of what only those may know who read the log.
  static final Marker FOR_THE_LOG_ONLY = MarkerFactory.getMarker("LOG_ONLY");

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
    if (event.getLevel().isGreaterOrEqual(Level.WARN) && !isForTheLogOnly(event)) {
      add(new Line(event.getInstant(), PrintedText.of(event.getFormattedMessage())));
    }
  }

  private static boolean isForTheLogOnly(ILoggingEvent event) {
    @Nullable List<Marker> markers = event.getMarkerList();
    return markers != null && markers.contains(FOR_THE_LOG_ONLY);
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
