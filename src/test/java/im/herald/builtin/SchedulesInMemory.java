package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Schedules that never fire by themselves. Those of the kind `at` know when they would.
public final class SchedulesInMemory implements Schedules {
  private final Map<String, Schedule> all = new ConcurrentSkipListMap<>();
  private final List<String> fired = new CopyOnWriteArrayList<>();

  /// Puts one there, such as one from the configuration.
  public void put(Schedule schedule) {
    all.put(schedule.name(), schedule);
  }

  /// The names of those that `run` has fired, in order.
  public List<String> fired() {
    return List.copyOf(fired);
  }

  @Override
  public List<Schedule> list() {
    return List.copyOf(all.values());
  }

  @Override
  public Schedule show(String name) throws CommandFailure {
    Schedule schedule = all.get(name);
    if (schedule == null) {
      throw new CommandFailure("There is no schedule `%s`.".formatted(name));
    }
    return schedule;
  }

  @Override
  public Schedule add(String name, String how, String when, List<Recipient> to, String text)
      throws CommandFailure {
    if (all.containsKey(name)) {
      throw new CommandFailure("There is already a schedule `%s`.".formatted(name));
    }
    Optional<Instant> next = how.equals("at") ? Optional.of(Instant.parse(when)) : Optional.empty();
    put(
        new Schedule(
            name, how + " " + when, to, text, false, false, next, ZoneId.of("Europe/Madrid")));
    return show(name);
  }

  @Override
  public Schedule pause(String name) throws CommandFailure {
    return paused(name, true);
  }

  @Override
  public Schedule resume(String name) throws CommandFailure {
    return paused(name, false);
  }

  @Override
  public void remove(String name) throws CommandFailure {
    if (show(name).configured()) {
      throw new CommandFailure("`%s` comes from the configuration.".formatted(name));
    }
    all.remove(name);
  }

  @Override
  public void run(String name) throws CommandFailure {
    fired.add(show(name).name());
  }

  private Schedule paused(String name, boolean paused) throws CommandFailure {
    Schedule s = show(name);
    put(
        new Schedule(
            s.name(), s.when(), s.to(), s.what(), s.configured(), paused, s.next(), s.zone()));
    return show(name);
  }
}
