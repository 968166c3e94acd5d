package im.herald.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// For collectors of logs: one object of strings a line (RFC 8259). An exception is in it, as
/// `stack`.
record JsonLine() implements LineFormat {
  @Override
  public String of(ILoggingEvent event) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("time", DateTimeFormatter.ISO_INSTANT.format(event.getInstant()));
    all.put("level", event.getLevel().toString());
    all.put("logger", event.getLoggerName());
    all.put("thread", LoggedText.clean(event.getThreadName()));
    all.put("message", LoggedText.message(event));
    LoggedText.context(event).forEach(all::putIfAbsent);
    String stack = LoggedText.stack(event);
    if (!stack.isEmpty()) {
      all.put("stack", stack);
    }
    return all.entrySet().stream()
        .map(e -> JsonText.quoted(e.getKey()) + ":" + JsonText.quoted(e.getValue()))
        .collect(Collectors.joining(",", "{", "}\n"));
  }
}
