package im.herald.it;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import im.herald.cli.ConfigSource;
import im.herald.cli.Exit;
import im.herald.cli.Instance;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/// A bot in this JVM. One at a time, since the log is the JVM's.
final class BotHere implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final BotLog log = new BotLog();
  private final Appender appender = new Appender();
  private final CompletableFuture<Exit> exit = new CompletableFuture<>();
  private final Instance instance;

  private BotHere(ConfigSource source) throws Exception {
    instance = new Instance(source, InstantSource.system());
  }

  static BotHere start(ConfigSource source) throws Exception {
    BotHere here = new BotHere(source);
    here.appender.start();
    root().addAppender(here.appender);
    Thread.ofPlatform().name("bot").start(here::run);
    here.log.next("online as");
    return here;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private void run() {
    try {
      exit.complete(instance.run());
    } catch (Exception e) {
      exit.completeExceptionally(e);
    }
  }

  BotLog log() {
    return log;
  }

  /// Waits until it has ended by itself.
  Exit exits() {
    try {
      return exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the bot does not end" + log.last(), e);
    } catch (ExecutionException e) {
      throw new AssertionError("the bot failed" + log.last(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    instance.quit();
    try {
      exits();
    } finally {
      root().detachAppender(appender);
    }
  }

  private final class Appender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      log.add(event.getLevel() + " " + event.getFormattedMessage());
    }
  }
}
