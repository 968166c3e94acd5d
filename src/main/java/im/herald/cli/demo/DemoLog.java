package im.herald.cli.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's log, which in a demo goes to a file: the terminal is for the chat.
final class DemoLog {
  private static final int TAIL = 20;

  /// Only what they warn of is worth a line, as in the daemon's log.
  private static final List<String> LIBRARIES =
      List.of("com.zaxxer.hikari", "org.quartz", "org.jivesoftware");

  private final Path file;

  /// From now on everything logged in this JVM goes to `file`.
  DemoLog(Path file) {
    this.file = file;
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    LIBRARIES.forEach(library -> context.getLogger(library).setLevel(Level.WARN));
  }

  Path file() {
    return file;
  }

  /// Its last lines, for when the demo fails and the file goes away with it.
  List<String> lastLines() throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
  }
}
