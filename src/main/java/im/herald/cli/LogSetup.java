package im.herald.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import im.herald.cli.log.LineEncoder;
import java.util.List;
import org.slf4j.Logger;

/// What Herald writes unless `-Dlogback.configurationFile` names a file: one line an event, to
/// standard error. The same as `conf/logback.xml`, without the time that reading XML takes at each
/// start. Logback finds it by `META-INF/services`.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final List<String> LIBRARIES =
      List.of("com.zaxxer.hikari", "org.quartz", "org.jivesoftware");

  @Override
  public ExecutionStatus configure(LoggerContext logback) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    LogRate rate = new LogRate();
    rate.setContext(logback);
    rate.start();
    logback.addTurboFilter(rate);
    LIBRARIES.forEach(name -> logback.getLogger(name).setLevel(LogLevel.ofLibraries()));
    ch.qos.logback.classic.Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(LogLevel.ofHerald());
    root.addAppender(stderr(logback));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> stderr(LoggerContext logback) {
    LineEncoder encoder = new LineEncoder();
    encoder.setContext(logback);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(logback);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
