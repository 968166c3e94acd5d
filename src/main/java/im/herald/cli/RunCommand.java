package im.herald.cli;

import im.herald.cli.log.LineEncoder;
import im.herald.command.CommandFailure;
import im.herald.config.InvalidConfigException;
import im.herald.http.HttpPort;
import im.herald.service.Heartbeat;
import im.herald.service.Notifier;
import im.herald.service.Signals;
import im.herald.service.StartupCache;
import im.herald.service.StatusSocket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
    boolean forPeople = LineEncoder.isForPeople(terminal.environment());
    try {
      return serve(line, terminal);
    } catch (InvalidConfigException e) {
      if (forPeople) {
        throw e;
      }
      e.problems().forEach(problem -> LOG.error("{}", problem));
      return Exit.CONFIGURATION;
    } catch (StartFailure e) {
      if (forPeople) {
        throw e;
      }
      LOG.error("{}", e.getMessage());
      return e.exit();
    }
  }

  private static Exit serve(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    Preparations preparations = Preparations.begin();
    ConfigSource source = ConfigSource.of(ConfigFile.of(line, terminal), terminal.environment());
    InstantSource clock = InstantSource.system();
    Instance instance = new Instance(source, clock);
    preparations.awaitSmack();
    Optional<Notifier> manager = Notifier.of(terminal.environment());
    Signals.onStop(
        () -> {
          manager.ifPresent(Notifier::stopping);
          instance.quit();
        });
    Signals.onReload(() -> reload(instance));
    Optional<HttpPort> http = Web.open(instance, clock);
    Optional<StatusSocket> status = StatusSocket.open(instance.dir(), instance::report);
    manager.ifPresent(its -> tell(its, instance, terminal.environment()));
    Optional<StartupCache> cache = StartupCache.ifWanted();
    try {
      return instance.run();
    } finally {
      cache.ifPresent(StartupCache::close);
      status.ifPresent(StatusSocket::close);
      http.ifPresent(HttpPort::close);
    }
  }

  /// Whether it is online is no condition for being started: the server may come later.
  private static void tell(Notifier manager, Instance instance, Map<String, String> environment) {
    manager.ready();
    new Heartbeat(manager, environment, instance::words)
        .with("the store", instance::storeMoves)
        .with("the outbox", () -> moves(instance, Pulse::outboxMoves))
        .with("the lanes", () -> moves(instance, Pulse::lanesMove))
        .start();
  }

  private static CompletableFuture<?> moves(
      Instance instance, Function<Pulse, CompletableFuture<?>> part) {
    Optional<Pulse> pulse = instance.pulse();
    return pulse.isPresent() ? part.apply(pulse.get()) : CompletableFuture.completedFuture(true);
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
