package im.herald.schedule;

import im.herald.config.ScheduleConfig;
import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// A schedule as the database keeps it.
///
/// @param configured whether it comes from the configuration and not from chat
/// @param paused whether its firings come to nothing
/// @param since when it was made, which is what `every` counts from
/// @param owner if it is somebody's reminder
record StoredSchedule(
    String name,
    Timing timing,
    List<Recipient> to,
    Action action,
    Duration late,
    boolean configured,
    boolean paused,
    Instant since,
    Optional<Owner> owner) {
  /// Who wants to be reminded.
  ///
  /// @param number what they call it
  record Owner(BareJid jid, int number) {}

  StoredSchedule {
    to = List.copyOf(to);
  }

  static StoredSchedule configured(ScheduleConfig c, boolean paused, Instant since) {
    return new StoredSchedule(
        c.name(), c.timing(), c.to(), c.action(), c.late(), true, paused, since, Optional.empty());
  }

  StoredSchedule paused(boolean value) {
    return new StoredSchedule(name, timing, to, action, late, configured, value, since, owner);
  }

  StoredSchedule named(String value) {
    return new StoredSchedule(value, timing, to, action, late, configured, paused, since, owner);
  }

  Occurrences occurrences() {
    return Occurrences.of(timing, since);
  }
}
