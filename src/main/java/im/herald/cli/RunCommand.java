package im.herald.cli;

import im.herald.command.CommandFailure;
import im.herald.config.InvalidConfigException;
import im.herald.service.Signals;
import java.time.InstantSource;
import org.apache.commons.cli.CommandLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `herald run`: the daemon, in the foreground.
final class RunCommand implements Subcommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "the daemon, in the foreground (default)";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    ConfigSource source = ConfigSource.of(ConfigFile.of(line, terminal), terminal.environment());
    Instance instance = new Instance(source, InstantSource.system());
    Signals.onStop(instance::quit);
    Signals.onReload(() -> reload(instance));
    return instance.run();
  }

  private static void reload(Instance instance) {
    try {
      instance.reload();
    } catch (CommandFailure e) {
      // The log has every problem.
      LOG.warn("the old configuration stays");
    } catch (IllegalStateException e) {
      LOG.error("the configuration cannot be taken into use, and the old one stays", e);
    }
  }
}
