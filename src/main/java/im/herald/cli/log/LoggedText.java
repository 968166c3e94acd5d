package im.herald.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/// What an event says. Others choose what is in it: it stays one line, without what a terminal acts
/// on, and 2000 characters long. So does each line of an exception.
final class LoggedText {
  private static final int MOST = 2_000;
  private static final Pattern PLAIN = Pattern.compile("[^\\s=\"\\\\\\[\\]]+");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
  private static final Pattern CONTROL_IN_STACK =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]|\\n(?!\\t|Caused by: |\\z)");
  private static final Pattern LONG_LINE = Pattern.compile("([^\\n]{" + MOST + "})[^\\n]+");

  private LoggedText() {}

  /// Who says what, and before it what it is about: `Inbox [conversation=juliet@example.org]: it
  /// failed`. Before it, since others choose what is in a message, and could make up the rest.
  static String line(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(shortName(event.getLoggerName()));
    String about =
        context(event).entrySet().stream()
            .map(e -> e.getKey() + "=" + quotedIfNeeded(e.getValue()))
            .collect(Collectors.joining(" "));
    if (!about.isEmpty()) {
      line.append(" [").append(about).append(']');
    }
    return line.append(": ").append(message(event)).toString();
  }

  /// As logfmt has it.
  private static String quotedIfNeeded(String value) {
    return PLAIN.matcher(value).matches() ? value : JsonText.quoted(value);
  }

  static String message(ILoggingEvent event) {
    return clean(String.valueOf(event.getFormattedMessage()));
  }

  /// What the line is about, by name: of the whole way of a message, and of this line alone.
  static Map<String, String> context(ILoggingEvent event) {
    Map<String, String> all = new TreeMap<>();
    event.getMDCPropertyMap().forEach((key, value) -> all.put(clean(key), clean(value)));
    for (KeyValuePair pair :
        Optional.ofNullable(event.getKeyValuePairs()).orElseGet(java.util.List::of)) {
      all.put(clean(pair.key), clean(String.valueOf(pair.value)));
    }
    return all;
  }

  /// The lines of the exception, each with a newline at its end; none if there is none.
  static String stack(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown == null) {
      return "";
    }
    String lines = CONTROL_IN_STACK.matcher(ThrowableProxyUtil.asString(thrown)).replaceAll(" ");
    return LONG_LINE.matcher(lines).replaceAll("$1");
  }

  /// As it may stand in a line.
  static String clean(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ");
    return line.length() > MOST ? line.substring(0, MOST) : line;
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
