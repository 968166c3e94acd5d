package im.herald.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Quartz runs when a schedule is due. Its name is written in people's databases, so it cannot
/// be changed.
@DisallowConcurrentExecution
public final class ScheduleJob implements InterruptableJob {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleJob.class);

  private final Firing firing;
  private volatile @Nullable Thread runner;

  ScheduleJob(Firing firing) {
    this.firing = firing;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getJobDetail().getKey().getName();
    runner = Thread.currentThread();
    try {
      StoredSchedule schedule = ScheduleData.read(name, context.getJobDetail().getJobDataMap());
      Instant due = due(context);
      if (!isTimed(context) || wanted(schedule, due)) {
        firing.fire(schedule, due);
      }
    } catch (InterruptedException e) {
      LOG.warn("schedule {}: its command was cut short, Herald stops; nothing was sent", name);
    } catch (RuntimeException e) {
      LOG.error("schedule {}: could not be fired", name, e);
    } finally {
      runner = null;
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

  /// The firing that was under way when Herald was killed.
  private static Instant originallyDue(JobExecutionContext context) {
    String key = Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS;
    return Instant.ofEpochMilli(
        Long.parseLong(context.getTrigger().getJobDataMap().getString(key)));
  }

  /// Looked at again here: a firing that is to be made up for may have waited for the next start.
  private static boolean tooLate(StoredSchedule schedule, Instant due) {
    Duration allowed = schedule.late().plus(QuartzEngine.ON_TIME);
    boolean tooLate = Duration.between(due, Instant.now()).compareTo(allowed) > 0;
    if (tooLate) {
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
