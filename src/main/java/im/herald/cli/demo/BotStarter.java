package im.herald.cli.demo;

import im.herald.cli.StartFailure;
import im.herald.config.InvalidConfigException;
import java.nio.file.Path;

/// How the demo starts a bot. The wiring is not its business.
public interface BotStarter {
  /// Starts the bot that `configuration` describes, and comes back at once.
  BotProcess start(Path configuration)
      throws InvalidConfigException, StartFailure, InterruptedException;
}
