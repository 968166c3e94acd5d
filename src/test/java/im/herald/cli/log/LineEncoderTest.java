package im.herald.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.KeyValuePair;

class LineEncoderTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({"ERROR, 3", "WARN, 4", "INFO, 6", "DEBUG, 7", "TRACE, 7"})
  void theJournalGetsAPriorityOnEachLine(String level, int priority) {
    LoggingEvent event = event(Level.toLevel(level), "failed\n<0>forged", new IOException("why"));
    assertThat(new JournalLine().of(event).lines())
        .allMatch(line -> line.startsWith("<%d>".formatted(priority)))
        .startsWith(
            "<%d>Inbox [conversation=juliet@example.org number=17]: failed <0>forged"
                .formatted(priority),
            "<%d>java.io.IOException: why".formatted(priority))
        .hasSizeGreaterThan(2);
  }

  @Test
  void jsonIsOneObjectALine() {
    LoggingEvent event =
        event(Level.WARN, "a \"b\" \\ \t\n\u0001 \ud83d\ude00 é", new IOException("why"));
    event.addKeyValuePair(new KeyValuePair("room", "x\"y"));
    String line = new JsonLine().of(event);
    assertThat(line).endsWith("}\n").hasLineCount(1);
    Config read = ConfigFactory.parseString(line);
    assertThat(read.getString("message")).isEqualTo("a \"b\" \\     \ud83d\ude00 é");
    assertThat(read.getString("level")).isEqualTo("WARN");
    assertThat(read.getString("logger")).isEqualTo("im.herald.inbox.Inbox");
    assertThat(read.getString("conversation")).isEqualTo("juliet@example.org");
    assertThat(read.getString("number")).isEqualTo("17");
    assertThat(read.getString("room")).isEqualTo("x\"y");
    assertThat(read.getString("time")).endsWith("Z");
    assertThat(read.getString("stack")).startsWith("java.io.IOException: why\n\tat ");
  }

  @Test
  void peopleSeeWhatALineIsAbout() {
    LoggingEvent event = event(Level.INFO, "done", null);
    event.addKeyValuePair(new KeyValuePair("room", "a\nb"));
    assertThat(new PlainLine().of(event))
        .endsWith(" INFO  Inbox [conversation=juliet@example.org number=17 room=\"a b\"]: done\n");
  }

  @Test
  void theJournalIsWhereSystemdSaysAndNowhereElse() throws Exception {
    Path stderr = Files.createFile(dir.resolve("stderr"));
    String here =
        "%d:%d"
            .formatted(
                (Long) Files.getAttribute(stderr, "unix:dev"),
                (Long) Files.getAttribute(stderr, "unix:ino"));
    assertThat(chosen(stderr, "JOURNAL_STREAM", here)).isInstanceOf(JournalLine.class);
    assertThat(chosen(stderr, "JOURNAL_STREAM", here + "1")).isInstanceOf(PlainLine.class);
    assertThat(chosen(stderr, "JOURNAL_STREAM", "")).isInstanceOf(PlainLine.class);
    assertThat(chosen(dir.resolve("none"), "JOURNAL_STREAM", here)).isInstanceOf(PlainLine.class);
    assertThat(chosen(stderr, "LOG_FORMAT", "json")).isInstanceOf(JsonLine.class);
    assertThat(chosen(stderr, "LOG_FORMAT", "")).isInstanceOf(PlainLine.class);
  }

  private static LineFormat chosen(Path stderr, String name, String value) {
    return LineEncoder.chosen(Map.of(name, value), stderr);
  }

  private static LoggingEvent event(Level level, String message, @Nullable Throwable thrown) {
    LoggingEvent event =
        new LoggingEvent(
            "",
            new LoggerContext().getLogger("im.herald.inbox.Inbox"),
            level,
            message,
            thrown,
            null);
    event.setMDCPropertyMap(Map.of("number", "17", "conversation", "juliet@example.org"));
    return event;
  }
}
