package im.herald.schedule;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A schedule as the database keeps it.
///
/// @param configured whether it comes from the configuration and not from chat
/// @param paused whether its firings come to nothing
/// @param since when it was made, which is what `every` counts from
record StoredSchedule(
    String name,
    Timing timing,
    List<Recipient> to,
    Action action,
    Duration late,
    boolean configured,
    boolean paused,
    Instant since) {
  StoredSchedule {
    to = List.copyOf(to);
  }

  static StoredSchedule configured(ScheduleConfig c, boolean paused, Instant since) {
    return new StoredSchedule(
        c.name(), c.timing(), c.to(), c.action(), c.late(), true, paused, since);
  }

  StoredSchedule paused(boolean value) {
    return new StoredSchedule(name, timing, to, action, late, configured, value, since);
  }

  StoredSchedule named(String value) {
    return new StoredSchedule(value, timing, to, action, late, configured, paused, since);
  }

  Occurrences occurrences() {
    return Occurrences.of(timing, since);
  }
}
