package im.herald.schedule;

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
/// of its firings. Each method is one transaction and durable when it returns; none may be called
/// by somebody who holds the store's one connection.
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

  /// Writes schedules with all their firings still to come.
  void add(Collection<StoredSchedule> fresh) throws SchedulerException {
    save(fresh, List.of());
  }

  /// Writes schedules with all their firings still to come, and such whose firings stay as they
  /// are.
  void save(Collection<StoredSchedule> fresh, Collection<StoredSchedule> altered)
      throws SchedulerException {
    Map<JobDetail, Set<? extends Trigger>> jobs = new HashMap<>();
    for (StoredSchedule schedule : fresh) {
      jobs.put(job(schedule), firings(schedule));
    }
    for (StoredSchedule schedule : altered) {
      jobs.put(job(schedule), firingsLeft(schedule));
    }
    if (!jobs.isEmpty()) {
      scheduler.scheduleJobs(jobs, true);
    }
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
    trigger.setKey(TriggerKey.triggerKey(schedule.name(), GROUP));
    trigger.setStartTime(Date.from(schedule.since()));
    return trigger.computeFirstFireTime(null) == null ? Set.of() : Set.of(trigger);
  }

  private Set<TimingTrigger> firingsLeft(StoredSchedule schedule) throws SchedulerException {
    Trigger left = scheduler.getTrigger(TriggerKey.triggerKey(schedule.name(), GROUP));
    if (left instanceof TimingTrigger trigger && trigger.mayFireAgain()) {
      trigger.setLate(schedule.late());
      return Set.of(trigger);
    }
    return Set.of();
  }
}
