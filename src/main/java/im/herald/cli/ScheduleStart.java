package im.herald.cli;

import im.herald.schedule.QuartzSchedules;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets timed messages begin with the first session: what is missed until then counts as late. Any
/// thread.
final class ScheduleStart {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleStart.class);

  private final AtomicBoolean begun = new AtomicBoolean();
  private final QuartzSchedules schedules;
  private final BooleanSupplier stopping;

  /// @param stopping whether it is too late to begin
  ScheduleStart(QuartzSchedules schedules, BooleanSupplier stopping) {
    this.schedules = schedules;
    this.stopping = stopping;
  }

  /// A session is there. Returns at once.
  void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().name("schedules start").start(this::start);
    }
  }

  private void start() {
    if (stopping.getAsBoolean()) {
      return;
    }
    try {
      schedules.start();
    } catch (IllegalStateException e) {
      if (!stopping.getAsBoolean()) {
        LOG.error("timed messages do not start; tried again with the next session", e);
      }
      begun.set(false);
    }
  }
}
