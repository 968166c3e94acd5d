package im.herald.schedule;

import im.herald.builtin.Reminders;
import im.herald.command.CommandFailure;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Recipient;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jxmpp.jid.BareJid;
import org.quartz.SchedulerException;

/// Reminders, kept by Quartz beside the schedules, under names that nobody chooses.
///
/// Any thread. What changes is in the store when the method returns. Throws [IllegalStateException]
/// when the store fails.
final class QuartzReminders implements Reminders {
  private static final int MOST_EACH = 20;
  private static final int MOST = 1_000;
  private static final Duration APART = Duration.ofMinutes(1);

  /// Better a day late than not at all.
  private static final Duration LATE = Duration.ofDays(1);

  private final ScheduleTables tables;
  private final InstantSource clock;
  private final Map<String, StoredSchedule> all = new HashMap<>();

  QuartzReminders(ScheduleTables tables, Collection<StoredSchedule> left, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    left.stream().filter(s -> s.owner().isPresent()).forEach(s -> all.put(s.name(), s));
  }

  @Override
  public synchronized Reminder add(
      BareJid whose, Recipient to, String when, ZoneId zone, String text) throws CommandFailure {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Timing timing = new ReminderTimes(zone, now).read(when);
    Instant first = Occurrences.of(timing, now).after(now).orElseThrow();
    dropThoseThatAreOver(now);
    List<Reminder> mine = of(whose);
    if (mine.size() >= MOST_EACH) {
      throw new CommandFailure(
          Wording.of(
              "You have %d reminders, which is the most; `forget N` takes one back.", mine.size()));
    }
    if (all.size() >= MOST) {
      throw new CommandFailure(
          Wording.of(
              "This bot has as many reminders as it can keep; try again when some are over."));
    }
    if (mine.stream()
        .anyMatch(one -> Duration.between(one.next(), first).abs().compareTo(APART) < 0)) {
      throw new CommandFailure(
          Wording.of(
              "Another reminder of yours comes within a minute of that; leave a minute between two."));
    }
    StoredSchedule added =
        new StoredSchedule(
            "reminder-" + UUID.randomUUID(),
            timing,
            List.of(to),
            new Action.Say(text),
            LATE,
            false,
            false,
            now,
            Optional.of(new StoredSchedule.Owner(whose, free(mine))));
    change(() -> tables.add(added));
    all.put(added.name(), added);
    return shown(added, now).orElseThrow();
  }

  private static int free(List<Reminder> taken) {
    return IntStream.rangeClosed(1, MOST_EACH)
        .filter(n -> taken.stream().noneMatch(reminder -> reminder.number() == n))
        .findFirst()
        .orElseThrow();
  }

  /// Not at once: what was missed is said later, if Herald is back in time.
  private void dropThoseThatAreOver(Instant now) {
    List<String> over =
        all.values().stream()
            .filter(s -> s.occurrences().after(now.minus(LATE.multipliedBy(2))).isEmpty())
            .map(StoredSchedule::name)
            .toList();
    change(() -> tables.delete(over));
    over.forEach(all::remove);
  }

  @Override
  public synchronized List<Reminder> of(BareJid whose) {
    Instant now = clock.instant();
    return all.values().stream()
        .filter(s -> s.owner().filter(owner -> owner.jid().equals(whose)).isPresent())
        .flatMap(s -> shown(s, now).stream())
        .sorted(Comparator.comparingInt(Reminder::number))
        .toList();
  }

  @Override
  public synchronized Reminder forget(BareJid whose, int number) throws CommandFailure {
    Instant now = clock.instant();
    for (StoredSchedule one : List.copyOf(all.values())) {
      Optional<Reminder> shown = shown(one, now);
      if (one.owner().equals(Optional.of(new StoredSchedule.Owner(whose, number)))
          && shown.isPresent()) {
        change(() -> tables.delete(List.of(one.name())));
        all.remove(one.name());
        return shown.get();
      }
    }
    throw new CommandFailure(
        Wording.of("You have no reminder %d; `reminders` lists those that you have.", number));
  }

  /// Empty if it is over.
  private static Optional<Reminder> shown(StoredSchedule s, Instant now) {
    ZoneId zone =
        switch (s.timing()) {
          case Timing.Cron(var _, ZoneId its) -> its;
          case Timing.At(var _, ZoneId its) -> its;
          case Timing.Every(var _) -> throw new IllegalStateException("no reminder is " + s);
        };
    Action.Say said = (Action.Say) s.action();
    return s.occurrences()
        .after(now)
        .map(
            next ->
                new Reminder(
                    s.owner().orElseThrow().number(),
                    s.to().getFirst(),
                    said.text(),
                    next,
                    s.timing() instanceof Timing.Cron,
                    zone));
  }

  private static void change(Change change) {
    try {
      change.make();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the reminders cannot be written", e);
    }
  }

  private interface Change {
    void make() throws SchedulerException;
  }
}
