package im.herald.cli;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.access.Claim;
import im.herald.builtin.BuiltinCommands;
import im.herald.builtin.Daemon;
import im.herald.builtin.Release;
import im.herald.command.Command;
import im.herald.command.CommandFailure;
import im.herald.config.HeraldConfig;
import im.herald.config.InvalidConfigException;
import im.herald.extension.program.Programs;
import im.herald.inbox.Handler;
import im.herald.inbox.OtherWays;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import im.herald.schedule.QuartzConnections;
import im.herald.schedule.QuartzSchedules;
import im.herald.store.Store;
import im.herald.xmpp.End;
import im.herald.xmpp.JournaledMessages;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole daemon, wired. The constructor is the table of contents: what is made first depends on
/// nothing that comes after it, but for the few `this::…` that are asked while it runs.
final class Bot implements Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

  private final ConfigSource source;
  private final InstantSource clock;
  private final Instant started;
  private final Store store;
  private final Outbox outbox;
  private final Access access;
  private final Claim claim;
  private final Budgets budgets;
  private final Online online;
  private final AddressBook addresses;
  private final QuartzSchedules schedules;
  private final ScheduleStart scheduleStart;
  private final Programs programs;
  private final LiveCommands commands;
  private final Chat chat;
  private final Backlog backlog;
  private final Reload reload;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// Puts everything together; does not connect yet.
  ///
  /// @param source read again at each reload
  /// @param config what it holds now
  /// @param store whoever opened it closes it
  /// @throws StartFailure if two commands have one name
  Bot(ConfigSource source, HeraldConfig config, Store store, InstantSource clock)
      throws StartFailure {
    this.source = source;
    this.store = store;
    this.clock = clock;
    this.started = clock.instant();

    this.outbox = Outbox.start(store.outgoing(), clock);
    outbox.pace(config.budgets().out());
    StoredOwners owners = new StoredOwners(store.state());
    this.access = new Access(config.access(), config.commands(), owners);
    this.claim = new Claim(access, owners);
    this.budgets = new Budgets(config.budgets().in(), System::nanoTime);

    this.online =
        new Online(
            config,
            new StoredValues(store.state()),
            store.journal(),
            outbox,
            new Ears(() -> chat().inbox()),
            () -> chat().forms(),
            this::begun,
            () -> current().commands().prefix(),
            this::inviter,
            clock);
    this.addresses = new AddressBook(online.contacts(), access, online.rooms(), store.state());
    this.schedules =
        new QuartzSchedules(
            new QuartzConnections(store.dataSource(), store.lease().isPresent()),
            outbox,
            addresses,
            this::runForOperator,
            clock,
            ZoneId.systemDefault());
    this.scheduleStart = new ScheduleStart(schedules, stopping::get);

    this.programs = new Programs(config.programs());
    this.commands = commands(config);
    this.chat =
        new Chat(
            config.account().jid(),
            access,
            budgets,
            commands,
            handlers(),
            () -> current().fallback(),
            () -> current().inbox().maxAge(),
            outbox,
            store.journal(),
            new JournaledMessages(config.account().jid())::read,
            online.courtesies(),
            new OtherWays(online.uploads(), this::isShownReaction),
            () -> current().language(),
            clock);
    this.backlog = new Backlog(store.journal(), chat.inbox(), clock);
    this.reload =
        new Reload(
            config, new ConfigSections(schedules, access, commands, budgets, outbox, online).all());
    schedules.reconcile(config.schedules());
    online.rooms().use(config.rooms());
  }

  /// Stays online until somebody stops it or it makes no sense to go on.
  ///
  /// @return how the process should end
  public Exit run() throws InterruptedException {
    LOG.info(
        "Herald {} begins as {}, configured by {}",
        Release.version(),
        online.account().jid(),
        source.file().toAbsolutePath());
    claim
        .code()
        .ifPresent(
            code ->
                LOG.warn(
                    RecentTrouble.FOR_THE_LOG_ONLY,
                    "no owner is configured; whoever sends \"claim {}\" becomes it",
                    code));
    backlog.takeUp();
    FutureTask<End> session =
        new FutureTask<>(online::run) {
          @Override
          protected void done() {
            quit();
          }
        };
    // Not here: looking up a name cannot be interrupted, and stopping does not wait for it.
    Thread.ofPlatform().daemon().name("session").start(session);
    stopped.await();
    return switch (session.state()) {
      case SUCCESS -> Endings.exit(session.resultNow());
      case RUNNING, CANCELLED -> Exit.DONE;
      case FAILED ->
          throw new IllegalStateException("the session's loop failed", session.exceptionNow());
    };
  }

  /// Begins to stop: no new messages, then the answers to those that there are, then goodbye to the
  /// server. Within 10 s in all. Any number of times, from any thread.
  @Override
  public void quit() {
    stop(Farewell::orderly);
  }

  /// The same for one that may hold the session no longer.
  void giveWay() {
    stop(Farewell::sessionFirst);
  }

  /// One at a time, so that the file that was read last is the one that counts.
  @Override
  public synchronized Wording reload() throws CommandFailure {
    try {
      Wording changes = reload.use(source.load());
      LOG.info("{}", changes);
      return changes;
    } catch (InvalidConfigException e) {
      e.problems().forEach(problem -> LOG.error("{}", problem));
      throw new CommandFailure(Reload.refused(e), e);
    }
  }

  private void stop(Consumer<Farewell> how) {
    if (stopping.compareAndSet(false, true)) {
      Farewell farewell = new Farewell(chat, schedules, outbox, online, programs);
      Thread.ofPlatform()
          .name("stop")
          .start(
              () -> {
                how.accept(farewell);
                LOG.info("stopped");
                stopped.countDown();
              });
    }
  }

  private void begun() {
    scheduleStart.begin();
  }

  private Chat chat() {
    return chat;
  }

  private StatusLines status() {
    return new StatusLines(online, () -> chat, outbox, store, schedules, clock, started);
  }

  /// Whether it takes nothing new any more.
  boolean isStopping() {
    return stopping.get();
  }

  Pulse pulse() {
    return new Pulse(online, outbox, chat, store, schedules, addresses, status(), current());
  }

  private Optional<String> runForOperator(String command) throws InterruptedException {
    return chat.runForOperator(command);
  }

  private Optional<Role> inviter(BareJid jid) {
    return Optional.of(access.roleOf(jid)).filter(role -> role.covers(current().roomsInvite()));
  }

  private boolean isShownReaction(IncomingMessage message) {
    return switch (current().commands().ack()) {
      case LINE -> false;
      case REACTION -> online.courtesies().showsReaction(message);
    };
  }

  private HeraldConfig current() {
    return reload.current();
  }

  /// The program comes last: what a plug-in takes is not for it.
  private List<Handler> handlers() {
    List<Handler> all = new ArrayList<>(source.plugins().handlers());
    all.add(programs.fallback(() -> current().fallbackProgram()));
    return all;
  }

  private LiveCommands commands(HeraldConfig config) throws StartFailure {
    List<Command> all = new ArrayList<>(BuiltinCommands.all(ports()));
    all.addAll(programs.commands());
    all.addAll(source.plugins().commands());
    try {
      return new LiveCommands(all, config.commands());
    } catch (IllegalArgumentException e) {
      throw new StartFailure(Exit.CONFIGURATION, String.valueOf(e.getMessage()), e);
    }
  }

  private BuiltinCommands.Ports ports() {
    return new BuiltinCommands.Ports(
        () -> commands.specs(),
        access,
        claim,
        online.contacts(),
        online.blocklist(),
        online.presence(),
        online.account(),
        online.rooms(),
        this,
        schedules,
        schedules.reminders(),
        new PeopleZones(online.clientTime(), store.state(), clock, ZoneId.systemDefault()),
        outbox,
        status().all(),
        clock,
        started);
  }
}
