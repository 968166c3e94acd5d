package im.herald.schedule;

import im.herald.builtin.Reminders;
import im.herald.builtin.Schedules;
import im.herald.command.CommandFailure;
import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Nearest;
import im.herald.message.Recipient;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The timed messages, kept in the store by Quartz.
///
/// Read from memory, which holds what the store holds; every change is in the store when the method
/// returns. From any thread, but not from one that holds the store's connection. Throws
/// [IllegalStateException] when the store fails.
public final class QuartzSchedules implements Schedules, AutoCloseable {
  private static final Duration LATE = Duration.ofMinutes(15);
  private static final Logger LOG = LoggerFactory.getLogger(QuartzSchedules.class);

  private final Map<String, StoredSchedule> all = new ConcurrentSkipListMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Punctuality punctuality = new Punctuality();
  private final Scheduler scheduler;
  private final ScheduleTables tables;
  private final InstantSource clock;
  private final ZoneId zone;
  private final WhenText whenText;
  private final QuartzReminders reminders;

  /// Reads the schedules that there are. None fires before [#start()].
  ///
  /// @param clock for what is shown and asked in chat, and for what is too late; when something is
  ///   due Quartz decides, which goes by the system's clock
  /// @param zone of times that name none
  public QuartzSchedules(
      QuartzConnections database,
      Outbox outbox,
      Recipients recipients,
      CommandRunner commands,
      InstantSource clock,
      ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
    this.whenText = new WhenText(zone);
    try {
      this.scheduler =
          QuartzEngine.over(database, new Firing(outbox, recipients, commands), punctuality, clock);
      this.tables = new ScheduleTables(scheduler);
      Map<String, StoredSchedule> left = tables.load();
      this.reminders = new QuartzReminders(tables, left.values(), clock);
      all.putAll(others(left));
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  /// Fires from now on, beginning with what was missed and is not too late. Call [#reconcile]
  /// before.
  public void start() {
    write(scheduler::start);
  }

  /// Makes the schedules from the configuration be `configuration`; those from chat stay. At start
  /// and at reload. A crash in the middle is mended by the next call.
  public Reconciled reconcile(List<ScheduleConfig> configuration) {
    writing.lock();
    try {
      Reconciliation plan = Reconciliation.of(all, configuration, now());
      try {
        tables.apply(plan);
      } catch (SchedulerException e) {
        readAgain();
        throw failed(e);
      }
      plan.gone.forEach(all::remove);
      List.of(plan.renamed.values(), plan.fresh, plan.altered)
          .forEach(some -> some.forEach(s -> all.put(s.name(), s)));
      Reconciled result = plan.result();
      LOG.info("{}", result);
      return result;
    } finally {
      writing.unlock();
    }
  }

  /// What a change that failed has left behind.
  private void readAgain() {
    try {
      Map<String, StoredSchedule> left = others(tables.load());
      all.keySet().retainAll(left.keySet());
      all.putAll(left);
    } catch (SchedulerException e) {
      LOG.warn("the schedules cannot be read either", e);
    }
  }

  /// Those that are no reminders.
  private static Map<String, StoredSchedule> others(Map<String, StoredSchedule> some) {
    return some.entrySet().stream()
        .filter(entry -> entry.getValue().owner().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// What people want to be reminded of, which is apart from the rest.
  public Reminders reminders() {
    return reminders;
  }

  @Override
  public List<Schedule> list() {
    return all.values().stream().map(this::shown).toList();
  }

  /// How many there are.
  public int count() {
    return all.size();
  }

  public Punctuality punctuality() {
    return punctuality;
  }

  /// When the next of all fires.
  public Optional<Instant> next() {
    Instant now = clock.instant();
    return all.values().stream()
        .filter(s -> !s.paused())
        .flatMap(s -> s.occurrences().after(now).stream())
        .min(Instant::compareTo);
  }

  @Override
  public Schedule show(String name) throws CommandFailure {
    return shown(named(name));
  }

  @Override
  public Schedule add(String name, String how, String when, List<Recipient> to, String text)
      throws CommandFailure {
    if (!ScheduleConfig.isName(name)) {
      throw new CommandFailure(
          Wording.of(
              "\"%s\" cannot be a name. One is stand-up_2: up to 40 letters, digits, - and _.",
              name));
    }
    Instant now = now();
    Timing timing = whenText.read(how, when, now);
    StoredSchedule added =
        new StoredSchedule(
            name, timing, to, new Action.Say(text), LATE, false, false, now, Optional.empty());
    writing.lock();
    try {
      if (all.containsKey(name)) {
        throw new CommandFailure(
            Wording.of("There is already a schedule `%1$s`; `schedule show %1$s` shows it.", name));
      }
      write(() -> tables.add(added));
      all.put(name, added);
    } finally {
      writing.unlock();
    }
    return shown(added);
  }

  @Override
  public Schedule pause(String name) throws CommandFailure {
    return paused(name, true);
  }

  @Override
  public Schedule resume(String name) throws CommandFailure {
    return paused(name, false);
  }

  /// It goes on ticking when it is paused, so there is nothing to catch up with afterwards.
  private Schedule paused(String name, boolean paused) throws CommandFailure {
    writing.lock();
    try {
      StoredSchedule changed = named(name).paused(paused);
      write(() -> tables.update(changed));
      all.put(name, changed);
      return shown(changed);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void remove(String name) throws CommandFailure {
    writing.lock();
    try {
      if (named(name).configured()) {
        throw new CommandFailure(
            Wording.of(
                "`%1$s` comes from the configuration; take schedules.%1$s out of the file and reload, or `schedule pause %1$s`.",
                name));
      }
      write(() -> tables.delete(List.of(name)));
      all.remove(name);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void run(String name) throws CommandFailure {
    named(name);
    write(() -> tables.fire(name));
  }

  /// Fires nothing more. What is under way goes on, and changes are still written.
  public void stopFiring() {
    write(scheduler::standby);
  }

  /// Stops firing. Waits for what is under way, but less than a second; what is not done by then is
  /// fired again after the next start.
  @Override
  public void close() throws InterruptedException {
    QuartzEngine.stop(scheduler);
  }

  private StoredSchedule named(String name) throws CommandFailure {
    StoredSchedule schedule = all.get(name);
    if (schedule == null) {
      throw new CommandFailure(
          Wording.of(
              "There is no schedule `%s`. %s",
              name,
              Nearest.to(name, all.keySet())
                  .map(near -> Wording.of("Did you mean `%s`?", near))
                  .orElseGet(() -> Wording.of("`schedule list` shows all."))));
    }
    return schedule;
  }

  private Schedule shown(StoredSchedule s) {
    String what =
        switch (s.action()) {
          case Action.Say(String text) -> text;
          case Action.Run(String command) -> "the answer to `%s`".formatted(command);
        };
    ZoneId thoughtOfIn =
        switch (s.timing()) {
          case Timing.Cron(var _, ZoneId its) -> its;
          case Timing.Every(var _) -> zone;
          case Timing.At(var _, ZoneId its) -> its;
        };
    return new Schedule(
        s.name(),
        WhenText.say(s.timing()),
        s.to(),
        what,
        s.configured(),
        s.paused(),
        s.occurrences().after(clock.instant()),
        thoughtOfIn);
  }

  /// The database counts in milliseconds.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void write(Change change) {
    try {
      change.make();
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(SchedulerException e) {
    return new IllegalStateException("the schedules cannot be read or written in the store", e);
  }

  private interface Change {
    void make() throws SchedulerException;
  }
}
