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
      if (wanted(schedule, context)) {
        firing.fire(schedule);
      }
    } catch (InterruptedException e) {
      LOG.warn("schedule {}: its command was cut short, Herald stops; nothing was sent", name);
    } catch (RuntimeException e) {
      LOG.error("schedule {}: could not be fired", name, e);
    } finally {
      runner = null;
    }
  }

  private boolean wanted(StoredSchedule schedule, JobExecutionContext context) {
    if (!context.isRecovering() && !(context.getTrigger() instanceof TimingTrigger)) {
      // What is not timed was asked for by a person, now.
      return true;
    }
    Instant due =
        context.isRecovering()
            ? originallyDue(context)
            : context.getScheduledFireTime().toInstant();
    return !schedule.paused() && !tooLate(schedule, due) && firing.isFirst(schedule.name(), due);
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
