package im.herald.schedule;

import im.herald.config.ScheduleConfig.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.ScheduleBuilder;
import org.quartz.impl.triggers.AbstractTrigger;
import org.quartz.spi.MutableTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Quartz when a schedule is due. Replaces Quartz's own triggers, which lose the time at
/// which a missed firing was due, and times that the clocks jump over.
///
/// Goes by the system's clock, as Quartz does, which makes these itself and asks them only when
/// that clock says that something was missed. Not for several threads; Quartz reads a fresh one
/// from the database whenever it needs one.
final class TimingTrigger extends AbstractTrigger<TimingTrigger> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(TimingTrigger.class);

  private final transient Timing timing;
  private transient Duration late;
  private transient Instant since = Instant.EPOCH;
  private transient @Nullable Instant next;
  private transient @Nullable Instant previous;

  TimingTrigger(Timing timing, Duration late) {
    this.timing = timing;
    this.late = late;
  }

  Timing timing() {
    return timing;
  }

  Duration late() {
    return late;
  }

  void setLate(Duration value) {
    late = value;
  }

  private Occurrences occurrences() {
    return Occurrences.of(timing, since);
  }

  /// A moment that is over when it is written down counts as missed, not as never.
  private Optional<Instant> first() {
    return timing instanceof Timing.At(Instant at, var _)
        ? Optional.of(at)
        : occurrences().after(since);
  }

  @Override
  public @Nullable Date computeFirstFireTime(@Nullable Calendar calendar) {
    if (next == null) {
      next = first().orElse(null);
    }
    return date(next);
  }

  @Override
  public void triggered(@Nullable Calendar calendar) {
    previous = next;
    next = next == null ? null : occurrences().after(next).orElse(null);
    setMisfireInstruction(MISFIRE_INSTRUCTION_SMART_POLICY);
  }

  /// Called when the next firing is overdue: after a time without Herald, or a machine asleep.
  @Override
  public void updateAfterMisfire(@Nullable Calendar calendar) {
    Instant now = Instant.now();
    if (next == null) {
      return;
    }
    Optional<Instant> madeUp = Lateness.madeUp(occurrences(), next, now, late);
    if (madeUp.isPresent()) {
      next = madeUp.get();
      // Else Quartz would not fire what is overdue, but ask again. Undone once it has fired.
      setMisfireInstruction(MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
    } else {
      LOG.info("schedule {}: skipped what was due at {}, more than {} ago", getName(), next, late);
      next = occurrences().after(now).orElse(null);
    }
  }

  /// Whether what is due next comes too late, and everything after it up to now.
  boolean isPast() {
    return next != null && Lateness.madeUp(occurrences(), next, Instant.now(), late).isEmpty();
  }

  @Override
  protected boolean validateMisfireInstruction(int instruction) {
    return instruction == MISFIRE_INSTRUCTION_SMART_POLICY
        || instruction == MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY;
  }

  @Override
  public void updateWithNewCalendar(Calendar calendar, long misfireThreshold) {
    throw new UnsupportedOperationException("Herald has no calendars");
  }

  @Override
  public boolean mayFireAgain() {
    return next != null;
  }

  @Override
  public Date getStartTime() {
    return Date.from(since);
  }

  @Override
  public void setStartTime(Date time) {
    since = time.toInstant();
  }

  @Override
  public @Nullable Date getEndTime() {
    return null;
  }

  @Override
  public void setEndTime(@Nullable Date time) {
    // Quartz sets what it has read from the database, where there is none.
  }

  @Override
  public @Nullable Date getNextFireTime() {
    return date(next);
  }

  @Override
  public void setNextFireTime(@Nullable Date time) {
    next = time == null ? null : time.toInstant();
  }

  @Override
  public @Nullable Date getPreviousFireTime() {
    return date(previous);
  }

  @Override
  public void setPreviousFireTime(@Nullable Date time) {
    previous = time == null ? null : time.toInstant();
  }

  @Override
  public @Nullable Date getFireTimeAfter(@Nullable Date time) {
    return date(occurrences().after(time == null ? Instant.now() : time.toInstant()).orElse(null));
  }

  @Override
  public @Nullable Date getFinalFireTime() {
    return null;
  }

  private static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  @Override
  public ScheduleBuilder<TimingTrigger> getScheduleBuilder() {
    return builder(timing, late);
  }

  static ScheduleBuilder<TimingTrigger> builder(Timing timing, Duration late) {
    return new ScheduleBuilder<>() {
      @Override
      protected MutableTrigger build() {
        return new TimingTrigger(timing, late);
      }
    };
  }
}
