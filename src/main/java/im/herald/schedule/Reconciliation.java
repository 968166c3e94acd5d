package im.herald.schedule;

import im.herald.config.ScheduleConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Works out what must be written so that the schedules are those of a configuration. Pure.
///
/// What the configuration does not change keeps its state: whether it is paused, and the phase of
/// `every`. A name that it shares with a schedule from chat is the configuration's; the other one
/// is kept under another name, because neither a refused start nor a lost schedule is what somebody
/// wants who wrote a name into a file.
final class Reconciliation {
  private final Map<String, StoredSchedule> existing;
  private final Instant now;

  /// Schedules to write with all their firings still to come, some of them in the place of another.
  final List<StoredSchedule> fresh = new ArrayList<>();

  /// Schedules whose times are as before.
  final List<StoredSchedule> altered = new ArrayList<>();

  /// Names to delete.
  final Set<String> gone = new HashSet<>();

  /// Schedules from chat under their new names, by their old ones.
  final Map<String, StoredSchedule> renamed = new HashMap<>();

  private final Set<String> configured = new HashSet<>();
  private int added;
  private int changed;
  private int removed;
  private int unchanged;

  private Reconciliation(Map<String, StoredSchedule> existing, Instant now) {
    this.existing = existing;
    this.now = now;
  }

  static Reconciliation of(
      Map<String, StoredSchedule> existing, List<ScheduleConfig> configuration, Instant now) {
    Reconciliation plan = new Reconciliation(existing, now);
    configuration.forEach(c -> plan.configured.add(c.name()));
    configuration.forEach(plan::compare);
    existing.values().stream().filter(StoredSchedule::configured).forEach(plan::dropIfGone);
    return plan;
  }

  Reconciled result() {
    Map<String, String> names = new HashMap<>();
    renamed.forEach((old, schedule) -> names.put(old, schedule.name()));
    return new Reconciled(added, changed, removed, unchanged, names);
  }

  private void compare(ScheduleConfig wanted) {
    StoredSchedule old = existing.get(wanted.name());
    if (old == null) {
      fresh.add(StoredSchedule.configured(wanted, false, now));
      added++;
    } else if (!old.configured()) {
      rename(old);
      fresh.add(StoredSchedule.configured(wanted, false, now));
      added++;
    } else if (!old.timing().equals(wanted.timing())) {
      fresh.add(StoredSchedule.configured(wanted, old.paused(), now));
      changed++;
    } else if (!old.equals(StoredSchedule.configured(wanted, old.paused(), old.since()))) {
      altered.add(StoredSchedule.configured(wanted, old.paused(), old.since()));
      changed++;
    } else {
      unchanged++;
    }
  }

  private void rename(StoredSchedule chatMade) {
    String name = chatMade.name() + "-chat";
    for (int i = 2; existing.containsKey(name) || configured.contains(name); i++) {
      name = chatMade.name() + "-chat-" + i;
    }
    renamed.put(chatMade.name(), chatMade.named(name));
  }

  private void dropIfGone(StoredSchedule old) {
    if (!configured.contains(old.name())) {
      gone.add(old.name());
      removed++;
    }
  }
}
