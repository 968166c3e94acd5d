package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class DemoLogTest {
  @TempDir Path folder;

  @AfterEach
  void logsAsBefore() throws Exception {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    new ContextInitializer(context).autoConfig();
  }

  @Test
  void keepsWhatTheBotSaysAndOfLibrariesWhatTheyWarnOf() throws Exception {
    DemoLog log = new DemoLog(folder.resolve("herald.log"));
    LoggerFactory.getLogger("org.quartz.core.QuartzScheduler").info("Scheduler started.");
    LoggerFactory.getLogger("org.quartz.core.QuartzScheduler").warn("Misfired.");
    LoggerFactory.getLogger("im.herald.xmpp.Supervisor").info("online");

    assertThat(log.lastLines())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("WARN  QuartzScheduler: Misfired."),
            line -> assertThat(line).endsWith("INFO  Supervisor: online"));
  }
}
