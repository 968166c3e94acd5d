package im.herald.schedule;

import im.herald.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.triggers.SimpleTriggerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Quartz runs when a schedule is due. Its name is written in people's databases, so it cannot
/// be changed.
@DisallowConcurrentExecution
public final class ScheduleJob implements InterruptableJob {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private static final String DUE =
      Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Firing firing;
  private final Punctuality punctuality;
  private final InstantSource clock;
  private volatile @Nullable Thread runner;

  ScheduleJob(Firing firing, Punctuality punctuality, InstantSource clock) {
    this.firing = firing;
    this.punctuality = punctuality;
    this.clock = clock;
  }

  /// Fires at least once: what is cut short, because Herald stops, is written down to be fired with
  /// the next start, a command included. Only the message that comes of it is not said twice.
  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getJobDetail().getKey().getName();
    runner = Thread.currentThread();
    try {
      StoredSchedule schedule = ScheduleData.read(name, context.getJobDetail().getJobDataMap());
      fire(schedule, due(context), isTimed(context));
    } catch (InterruptedException e) {
      putOff(context);
    } catch (RuntimeException e) {
      LOG.error("schedule {}: could not be fired", name, e);
    } finally {
      runner = null;
    }
  }

  /// Until it is written, or too late. Meanwhile no other due time of this schedule comes.
  private void fire(StoredSchedule schedule, Instant due, boolean timed)
      throws InterruptedException {
    Optional<String> text = Optional.empty();
    Duration pause = SHORTEST_PAUSE;
    boolean wanted = true;
    while (wanted) {
      try {
        if (timed && !wanted(schedule, due)) {
          return;
        }
        // Not again because the answer could not be written.
        text = text.isPresent() ? text : firing.text(schedule);
        text.ifPresent(words -> firing.fire(schedule, due, words));
        if (timed) {
          punctuality.fired(Duration.between(due, clock.instant()));
        }
        return;
      } catch (StoreException e) {
        LOG.warn("schedule {}: due at {}, not fired yet: {}", schedule.name(), due, e.getMessage());
        Thread.sleep(pause);
        pause = Duration.ofMillis(Math.min(2 * pause.toMillis(), LONGEST_PAUSE.toMillis()));
        wanted = !tooLate(schedule, due);
      }
    }
  }

  /// As Quartz does with what was under way at a kill.
  private static void putOff(JobExecutionContext context) {
    String name = context.getJobDetail().getKey().getName();
    Instant due = due(context);
    SimpleTriggerImpl again = new SimpleTriggerImpl();
    again.setKey(
        TriggerKey.triggerKey(UUID.randomUUID().toString(), Scheduler.DEFAULT_RECOVERY_GROUP));
    again.setJobKey(context.getJobDetail().getKey());
    again.setStartTime(Date.from(due));
    again.setMisfireInstruction(Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
    again.getJobDataMap().put(DUE, Long.toString(due.toEpochMilli()));
    again.computeFirstFireTime(null);
    try {
      context.getScheduler().scheduleJob(again);
      LOG.info("schedule {}: cut short, Herald stops; fired again with the next start", name);
    } catch (SchedulerException e) {
      LOG.error("schedule {}: cut short, Herald stops; what was due at {} is lost", name, due, e);
    }
  }

  /// What is not timed was asked for by a person, now.
  private static boolean isTimed(JobExecutionContext context) {
    return context.isRecovering() || context.getTrigger() instanceof TimingTrigger;
  }

  private static Instant due(JobExecutionContext context) {
    return context.isRecovering()
        ? originallyDue(context)
        : context.getScheduledFireTime().toInstant();
  }

  private boolean wanted(StoredSchedule schedule, Instant due) {
    return !schedule.paused() && !tooLate(schedule, due) && !firing.isDone(schedule, due);
  }

  /// The firing that was under way when Herald ended.
  private static Instant originallyDue(JobExecutionContext context) {
    return Instant.ofEpochMilli(
        Long.parseLong(context.getTrigger().getJobDataMap().getString(DUE)));
  }

  /// Looked at again here: a firing that is to be made up for may have waited for the next start.
  private boolean tooLate(StoredSchedule schedule, Instant due) {
    Duration allowed = schedule.late().plus(QuartzEngine.ON_TIME);
    boolean tooLate = Duration.between(due, clock.instant()).compareTo(allowed) > 0;
    if (tooLate) {
      punctuality.skipped();
      LOG.info("schedule {}: skipped what was due at {}", schedule.name(), due);
    }
    return tooLate;
  }

  /// Ends a command that Herald cannot wait for any longer.
  @Override
  public void interrupt() {
    Thread thread = runner;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
