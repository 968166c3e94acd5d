package im.herald.cli;

import im.herald.cli.demo.BotProcess;
import im.herald.config.HeraldConfig;
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

  private final Bot bot;
  private final CountDownLatch ended = new CountDownLatch(1);

  private DemoBot(Bot bot) {
    this.bot = bot;
  }

  /// Starts the bot that `configuration` describes.
  static BotProcess start(Path configuration) throws InvalidConfigException, StartFailure {
    ConfigSource source = ConfigSource.of(configuration, Map.of());
    HeraldConfig config = source.load();
    DemoBot running = new DemoBot(new Bot(source, config, InstantSource.system()));
    Thread.ofPlatform().name("bot").start(running::run);
    return running;
  }

  private void run() {
    try {
      LOG.info("the bot ended: {}", bot.run());
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
    bot.quit();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
