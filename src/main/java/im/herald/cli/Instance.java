package im.herald.cli;

import im.herald.command.CommandFailure;
import im.herald.config.HeraldConfig;
import im.herald.config.HttpConfig;
import im.herald.config.InvalidConfigException;
import im.herald.service.Shutdown;
import im.herald.service.StatusSocket;
import im.herald.store.Lease;
import im.herald.store.Store;
import im.herald.store.StoreException;
import im.herald.store.StoreUnreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process's place among those that may share a database: opens the store, waits for its turn
/// and runs the [Bot] as long as that lasts. With the embedded database there is one turn, at once.
///
/// A turn has a bot of its own: what it knows it has read from the database since the turn began.
public final class Instance {
  private static final String ACCOUNT = "account";
  private static final Duration LAST_WRITES = Duration.ofMillis(300);
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

  private final ConfigSource source;
  private final InstantSource clock;
  private final Store store;
  private final CountDownLatch quitting = new CountDownLatch(1);
  private final Object lock = new Object();
  private final StatusLook look = new StatusLook();
  private volatile HeraldConfig config;
  private @Nullable Bot bot;
  private boolean turnIsOver;

  /// Opens the store.
  ///
  /// @param source read again at each reload and at each turn
  /// @throws StartFailure if the store cannot be used
  public Instance(ConfigSource source, InstantSource clock)
      throws InvalidConfigException, StartFailure {
    this.source = source;
    this.clock = clock;
    this.config = source.load();
    try {
      this.store = Store.open(config.store());
      refuseStrangers();
    } catch (StoreException e) {
      throw StartFailure.of(e);
    }
  }

  /// A database is one account's: two would fire each other's schedules.
  private void refuseStrangers() throws StartFailure {
    Optional<String> owner = store.state().get(ACCOUNT);
    String us = config.account().jid().toString();
    if (store.lease().isPresent() && owner.isPresent() && !owner.get().equals(us)) {
      store.close();
      throw new StartFailure(
          Exit.CONFIGURATION,
          "the database in store.url is that of %s; give %s a database of its own, or a schema (currentSchema=NAME)"
              .formatted(owner.get(), us));
    }
  }

  /// Runs until somebody stops it or it makes no sense to go on. Once only.
  ///
  /// @return how the process should end
  /// @throws StartFailure if the bot cannot be put together
  public Exit run() throws StartFailure, InterruptedException {
    try {
      while (awaitTurn()) {
        Exit exit = turn();
        if (!wasCutShort()) {
          return exit;
        }
      }
      return Exit.DONE;
    } finally {
      new Shutdown().then("store", Duration.ofMillis(500), store::close).run();
    }
  }

  private boolean awaitTurn() throws InterruptedException {
    Optional<Lease> lease = store.lease();
    if (lease.isPresent() && !lease.get().await(quitting)) {
      return false;
    }
    synchronized (lock) {
      turnIsOver = false;
    }
    lease.ifPresent(its -> its.keep(this::cutShort));
    return true;
  }

  private Exit turn() throws StartFailure, InterruptedException {
    try {
      config = latest();
      refuseStrangers();
      if (store.lease().isPresent()) {
        store.beginTurn();
        store.state().put(ACCOUNT, config.account().jid().toString());
      }
      Bot its = new Bot(source, config, store, clock);
      synchronized (lock) {
        bot = its;
        if (turnIsOver) {
          its.giveWay();
        } else if (quitting.getCount() == 0) {
          its.quit();
        }
      }
      return its.run();
    } catch (StoreUnreachable e) {
      LOG.error("this turn could not begin: {}", e.getMessage());
      cutShort();
      return Exit.UNAVAILABLE;
    } catch (StoreException e) {
      throw StartFailure.of(e);
    } finally {
      synchronized (lock) {
        bot = null;
      }
      store.lease().ifPresent(this::giveUp);
    }
  }

  /// The next holder reads what this one has written, so that ends first.
  private void giveUp(Lease lease) {
    store.endTurn(LAST_WRITES);
    lease.giveUp();
  }

  /// The turn may come long after the process was started.
  private HeraldConfig latest() {
    try {
      return store.lease().isPresent() ? source.load() : config;
    } catch (InvalidConfigException e) {
      e.problems().forEach(problem -> LOG.error("{}", problem));
      LOG.warn("the old configuration stays");
      return config;
    }
  }

  private void cutShort() {
    synchronized (lock) {
      turnIsOver = true;
      if (bot != null) {
        LOG.error("the hold on the session is lost: the session ends, and this instance waits");
        bot.giveWay();
      }
    }
  }

  private boolean wasCutShort() {
    synchronized (lock) {
      return turnIsOver && quitting.getCount() > 0;
    }
  }

  /// Begins to stop, as [Bot#quit].
  public void quit() {
    quitting.countDown();
    synchronized (lock) {
      if (bot != null) {
        bot.quit();
      }
    }
  }

  /// Where the store's files are, whose lock it has.
  Path dir() {
    return config.store().dir();
  }

  /// Whose bot it is.
  String account() {
    return config.account().jid().toString();
  }

  /// How it is asked over HTTP.
  HttpConfig http() {
    return config.http();
  }

  /// How it is, in a line for the service manager.
  String words() {
    return pulse()
        .map(Pulse::words)
        .orElse(store.lease().isPresent() ? "waits until the other instance is gone" : "starts");
  }

  /// How it is, for whoever asks on this machine.
  StatusSocket.Report report() {
    return pulse()
        .map(its -> its.report(look))
        .orElseGet(() -> new StatusSocket.Report(false, words()));
  }

  /// Complete when the store has come round.
  CompletableFuture<?> storeMoves() {
    return store.probe();
  }

  /// Whether it takes nothing new any more, though there is a bot.
  boolean isStopping() {
    synchronized (lock) {
      return turnIsOver || quitting.getCount() == 0 || (bot != null && bot.isStopping());
    }
  }

  /// How the bot is, if there is one.
  Optional<Pulse> pulse() {
    synchronized (lock) {
      return Optional.ofNullable(bot).map(Bot::pulse);
    }
  }

  /// Reads the configuration again.
  ///
  /// @throws CommandFailure if it cannot be used; then the old one stays
  void reload() throws CommandFailure {
    Bot running;
    synchronized (lock) {
      running = bot;
    }
    if (running == null) {
      LOG.info("the configuration is read when this instance has its turn");
    } else {
      running.reload();
    }
  }
}
