package im.herald.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/// For systemd's journal, which knows the time and takes each line for itself: a priority first
/// (sd-daemon(3)).
record JournalLine() implements LineFormat {
  @Override
  public String of(ILoggingEvent event) {
    String priority = "<%d>".formatted(priority(event.getLevel()));
    return (LoggedText.line(event) + "\n" + LoggedText.stack(event))
        .lines()
        .map(priority::concat)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static int priority(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> 3;
      case Level.WARN_INT -> 4;
      case Level.INFO_INT -> 6;
      default -> 7;
    };
  }
}
