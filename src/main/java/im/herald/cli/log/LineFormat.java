package im.herald.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;

/// One way to write an event. Any thread.
sealed interface LineFormat permits PlainLine, JournalLine, JsonLine {
  /// The whole text, with a newline at its end.
  String of(ILoggingEvent event);
}
