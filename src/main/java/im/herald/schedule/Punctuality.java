package im.herald.schedule;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;

/// How punctual timed messages were since Herald was started, for whoever watches it. Any thread.
public final class Punctuality {
  private final LongAdder onTime = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder missed = new LongAdder();

  /// Something has fired so long after it was due.
  void fired(Duration after) {
    (after.compareTo(QuartzEngine.ON_TIME) > 0 ? late : onTime).increment();
  }

  /// A due time was skipped, and maybe others of the same schedule with it.
  void skipped() {
    missed.increment();
  }

  /// How many fired when they were due.
  public long onTime() {
    return onTime.sum();
  }

  /// How many fired after more than 5 s.
  public long late() {
    return late.sum();
  }

  /// How often a schedule went on without what had been due.
  public long skips() {
    return missed.sum();
  }

  /// Quartz tells of what is overdue before it asks the trigger what to do about it.
  TriggerListenerSupport ofOverdue() {
    return new TriggerListenerSupport() {
      @Override
      public String getName() {
        return "punctuality";
      }

      @Override
      public void triggerMisfired(Trigger trigger) {
        if (trigger instanceof TimingTrigger timing && timing.isPast()) {
          skipped();
        }
      }
    };
  }
}
