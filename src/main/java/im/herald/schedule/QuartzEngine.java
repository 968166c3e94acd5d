package im.herald.schedule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.UUID;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes and stops Quartz.
final class QuartzEngine {
  /// What is overdue by less counts as on time.
  static final Duration ON_TIME = Duration.ofSeconds(5);

  /// Twice this is less than the second that the whole bot gives to the schedules when it stops.
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private static final int THREADS = 4;
  private static final Logger LOG = LoggerFactory.getLogger(QuartzEngine.class);

  private QuartzEngine() {}

  /// A scheduler over the tables in `database`, not yet started.
  static Scheduler over(
      QuartzConnections database, Firing firing, Punctuality punctuality, InstantSource clock)
      throws SchedulerException {
    // Quartz keeps schedulers and databases in statics, by name: two of ours must not meet there.
    String name = "herald-" + UUID.randomUUID();
    DBConnectionManager.getInstance().addConnectionProvider(name, database);
    Scheduler scheduler =
        new StdSchedulerFactory(properties(name, database.isShared())).getScheduler();
    scheduler.setJobFactory((bundle, _) -> new ScheduleJob(firing, punctuality, clock));
    scheduler.getListenerManager().addTriggerListener(punctuality.ofOverdue());
    return scheduler;
  }

  private static Properties properties(String name, boolean shared) {
    Properties p = new Properties();
    p.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
    p.setProperty(StdSchedulerFactory.PROP_SCHED_THREAD_NAME, "schedules");
    p.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    p.setProperty(StdSchedulerFactory.PROP_SCHED_MAX_BATCH_SIZE, Integer.toString(THREADS));
    p.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
    p.setProperty("org.quartz.threadPool.threadCount", Integer.toString(THREADS));
    p.setProperty("org.quartz.threadPool.threadNamePrefix", "schedule");
    p.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
    p.setProperty("org.quartz.jobStore.dataSource", name);
    p.setProperty("org.quartz.jobStore.driverDelegateClass", ScheduleDialect.class.getName());
    p.setProperty(
        "org.quartz.jobStore.driverDelegateInitString",
        "triggerPersistenceDelegateClasses=" + TimingTriggerPersistence.class.getName());
    p.setProperty("org.quartz.jobStore.useProperties", "true");
    if (shared) {
      p.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, name);
      p.setProperty("org.quartz.jobStore.isClustered", "true");
      p.setProperty("org.quartz.jobStore.lockHandler.class", ScheduleLocks.class.getName());
    } else {
      // SQLite has no SELECT FOR UPDATE, and one connection needs none.
      p.setProperty("org.quartz.jobStore.isClustered", "false");
      p.setProperty("org.quartz.jobStore.useDBLocks", "false");
    }
    p.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    p.setProperty("org.quartz.jobStore.misfireThreshold", Long.toString(ON_TIME.toMillis()));
    return p;
  }

  /// Waits for what is firing, but not for ever: then it is interrupted.
  static void stop(Scheduler scheduler) throws InterruptedException {
    Thread stopping = Thread.ofVirtual().name("schedules-stop").start(() -> shutdown(scheduler));
    if (!stopping.join(PATIENCE)) {
      interruptAll(scheduler);
      stopping.join(PATIENCE);
    }
  }

  private static void shutdown(Scheduler scheduler) {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("the schedules did not stop properly", e);
    }
  }

  private static void interruptAll(Scheduler scheduler) {
    try {
      for (JobExecutionContext running : scheduler.getCurrentlyExecutingJobs()) {
        LOG.warn(
            "schedule {}: still firing, interrupted", running.getJobDetail().getKey().getName());
        if (running.getJobInstance() instanceof InterruptableJob job) {
          job.interrupt();
        }
      }
    } catch (SchedulerException e) {
      LOG.debug("stopped meanwhile", e);
    }
  }
}
