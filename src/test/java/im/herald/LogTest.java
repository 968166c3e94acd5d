package im.herald;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import im.herald.cli.LogSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What others chose cannot do more in the log than be read.
@ParameterizedClass
@ValueSource(strings = {"", "conf/logback.xml"})
class LogTest {
  private static final String TRICKS = "a\u001b[2Jb\u009bc\u2028d\u200ee\rf\u202eg\nh\ti";
  private static final String HARMLESS = "a [2Jb c d e f g h i";

  /// Empty for what is built in.
  @Parameter private String file = "";

  @Test
  void aMessageIsOneLine() throws Exception {
    assertThat(written(TRICKS, null)).endsWith(" INFO  log: " + HARMLESS + "\n").hasLineCount(1);
  }

  @Test
  void aMessageIsCut() throws Exception {
    assertThat(written("x".repeat(100_000), null)).hasSizeBetween(2000, 2100).endsWith("x\n");
  }

  @Test
  void anExceptionKeepsItsLinesAndNoOthers() throws Exception {
    Exception thrown = new IOException(TRICKS, new IOException("y".repeat(100_000)));

    assertThat(written("failed", thrown).lines())
        .allMatch(line -> line.length() < 2100)
        .satisfiesOnlyOnce(
            line -> assertThat(line).isEqualTo("java.io.IOException: " + "a [2Jb c d e f g h\ti"))
        .satisfiesOnlyOnce(
            line -> assertThat(line).startsWith("Caused by: java.io.IOException: yyy"))
        .filteredOn(line -> !line.startsWith("\t"))
        .hasSize(3);
  }

  @Test
  void anExceptionEndsItsLine() throws Exception {
    assertThat(written("failed", new IOException("x")))
        .endsWith(")\n")
        .contains("\tat im.herald.LogTest");
  }

  @Test
  void librariesOnlyWarn() throws Exception {
    LoggerContext context = new LoggerContext();
    configure(context);
    assertThat(context.getLogger("org.quartz.core").getEffectiveLevel()).isEqualTo(Level.WARN);
    assertThat(context.getLogger("im.herald.cli").getEffectiveLevel()).isEqualTo(Level.INFO);
    assertThat(context.getTurboFilterList()).hasSize(1);
  }

  private void configure(LoggerContext context) throws Exception {
    if (file.isEmpty()) {
      new LogSetup().configure(context);
    } else {
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(Path.of(file).toFile());
    }
  }

  private String written(String message, @Nullable Throwable thrown) throws Exception {
    LoggerContext context = new LoggerContext();
    configure(context);
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    ConsoleAppender<ILoggingEvent> appender =
        (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("log"), Level.INFO, message, thrown, null);
    event.setMDCPropertyMap(Map.of());
    return new String(appender.getEncoder().encode(event), UTF_8);
  }
}
