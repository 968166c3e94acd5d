package im.herald.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes schedules through Quartz: a durable job is a schedule, its trigger what is left
/// of its firings. What a method writes is durable when it returns; none may be called by somebody
/// who holds the store's one connection.
final class ScheduleTables {
  private static final String GROUP = "schedules";
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleTables.class);

  private final Scheduler scheduler;

  ScheduleTables(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// All of them, by name.
  Map<String, StoredSchedule> load() throws SchedulerException {
    Map<String, StoredSchedule> all = new TreeMap<>();
    for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
      JobDetail job = scheduler.getJobDetail(key);
      try {
        all.put(key.getName(), ScheduleData.read(key.getName(), job.getJobDataMap()));
      } catch (IllegalArgumentException e) {
        LOG.error("a schedule in the store is left out", e);
      }
    }
    return all;
  }

  /// Writes a schedule with all its firings still to come.
  void add(StoredSchedule fresh) throws SchedulerException {
    scheduler.scheduleJobs(Map.of(job(fresh), firings(fresh)), true);
  }

  /// Does what `plan` says. What is to be written is one transaction, and comes first: if it fails,
  /// nothing has changed.
  void apply(Reconciliation plan) throws SchedulerException {
    Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
    for (Map.Entry<String, StoredSchedule> renamed : plan.renamed.entrySet()) {
      jobs.put(job(renamed.getValue()), firingsLeft(renamed.getKey(), renamed.getValue()));
    }
    for (StoredSchedule schedule : plan.altered) {
      jobs.put(job(schedule), firingsLeft(schedule.name(), schedule));
    }
    List<TriggerKey> over = new ArrayList<>();
    for (StoredSchedule schedule : plan.fresh) {
      Set<TimingTrigger> firings = firings(schedule);
      jobs.put(job(schedule), firings);
      if (firings.isEmpty()) {
        // Those of the schedule whose place it takes would stay.
        over.add(firingKey(schedule.name()));
      }
    }
    if (!jobs.isEmpty()) {
      scheduler.scheduleJobs(jobs, true);
    }
    if (!over.isEmpty()) {
      scheduler.unscheduleJobs(over);
    }
    delete(plan.gone);
  }

  /// Writes everything about a schedule but its firings.
  void update(StoredSchedule schedule) throws SchedulerException {
    scheduler.addJob(job(schedule), true);
  }

  void delete(Collection<String> names) throws SchedulerException {
    if (!names.isEmpty()) {
      scheduler.deleteJobs(names.stream().map(ScheduleTables::key).toList());
    }
  }

  /// Fires it once, now.
  void fire(String name) throws SchedulerException {
    scheduler.triggerJob(key(name));
  }

  private static JobKey key(String name) {
    return JobKey.jobKey(name, GROUP);
  }

  private static TriggerKey firingKey(String name) {
    return TriggerKey.triggerKey(name, GROUP);
  }

  private static JobDetail job(StoredSchedule schedule) {
    return JobBuilder.newJob(ScheduleJob.class)
        .withIdentity(key(schedule.name()))
        .setJobData(ScheduleData.write(schedule))
        // It stays when it will not fire again, and fires again if it was under way at a kill.
        .storeDurably()
        .requestRecovery()
        .build();
  }

  private static Set<TimingTrigger> firings(StoredSchedule schedule) {
    TimingTrigger trigger = new TimingTrigger(schedule.timing(), schedule.late());
    trigger.setKey(firingKey(schedule.name()));
    trigger.setStartTime(Date.from(schedule.since()));
    return trigger.computeFirstFireTime(null) == null ? Set.of() : Set.of(trigger);
  }

  /// What is left of the firings of the schedule `name`, for the one that takes its place.
  private Set<TimingTrigger> firingsLeft(String name, StoredSchedule heir)
      throws SchedulerException {
    Trigger left = scheduler.getTrigger(firingKey(name));
    if (left instanceof TimingTrigger trigger && trigger.mayFireAgain()) {
      trigger.setKey(firingKey(heir.name()));
      trigger.setLate(heir.late());
      return Set.of(trigger);
    }
    return Set.of();
  }
}
