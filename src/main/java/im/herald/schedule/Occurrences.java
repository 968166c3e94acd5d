package im.herald.schedule;

import im.herald.config.ScheduleConfig.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When something is due. Pure: knows no clock.
interface Occurrences {
  /// The first one later than `instant`.
  Optional<Instant> after(Instant instant);

  /// Those of `timing`.
  ///
  /// @param since when the schedule was made: what `every` counts from
  static Occurrences of(Timing timing, Instant since) {
    return switch (timing) {
      case Timing.Cron(String expression, var zone) -> CronOccurrences.of(expression, zone);
      case Timing.Every(Duration period) -> instant -> Optional.of(beat(since, period, instant));
      case Timing.At(Instant at, var _) -> {
        // The database counts in milliseconds: with more, it would be due again after it has fired.
        Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
        yield instant -> Optional.of(moment).filter(due -> due.isAfter(instant));
      }
    };
  }

  private static Instant beat(Instant since, Duration period, Instant instant) {
    long beats = Math.max(0, Duration.between(since, instant).dividedBy(period));
    return since.plus(period.multipliedBy(beats + 1));
  }
}
