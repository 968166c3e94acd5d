package im.herald.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// For people: the time first.
record PlainLine() implements LineFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

  @Override
  public String of(ILoggingEvent event) {
    return "%s %-5s %s%n%s"
        .formatted(
            TIME.format(event.getInstant().atZone(ZoneId.systemDefault())),
            event.getLevel(),
            LoggedText.line(event),
            LoggedText.stack(event));
  }
}
