package im.herald.cli;

import im.herald.cli.demo.BotProcess;
import im.herald.config.InvalidConfigException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole bot, on a thread of the demo's process.
final class DemoBot implements BotProcess {
  private static final Logger LOG = LoggerFactory.getLogger(DemoBot.class);

  private final Instance instance;
  private final CountDownLatch ended = new CountDownLatch(1);

  private DemoBot(Instance instance) {
    this.instance = instance;
  }

  /// Starts the bot that `configuration` describes.
  static BotProcess start(Path configuration) throws InvalidConfigException, StartFailure {
    ConfigSource source = ConfigSource.of(configuration, Map.of());
    DemoBot running = new DemoBot(new Instance(source, InstantSource.system()));
    Thread.ofPlatform().name("bot").start(running::run);
    return running;
  }

  private void run() {
    try {
      LOG.info("the bot ended: {}", instance.run());
    } catch (StartFailure e) {
      LOG.error("the bot did not start", e);
    } catch (InterruptedException e) {
      LOG.warn("the bot was interrupted", e);
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public void close() {
    instance.quit();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
