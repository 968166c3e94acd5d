package im.herald.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/// When the wall clock of a zone matches a Quartz cron expression, each time once a night.
///
/// Quartz itself leaves out a day on which the time does not exist, and an hour in the night that
/// has one twice. Here a time that the clocks jump over is due as much later as they jump (02:30 at
/// 03:30). One that they show twice is due the first time; but an expression for every hour (`*`)
/// is due in both hours.
final class CronOccurrences implements Occurrences {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final CronExpression expression;
  private final boolean everyHour;
  private final ZoneRules rules;

  private CronOccurrences(CronExpression expression, ZoneId zone) {
    this.expression = expression;
    this.everyHour = expression.getCronExpression().strip().split("\\s+")[2].equals("*");
    this.rules = zone.getRules();
  }

  /// @param expression one that [QuartzCron] finds no problem with
  static CronOccurrences of(String expression, ZoneId zone) {
    try {
      CronExpression parsed = new CronExpression(expression);
      // Evaluated on wall clocks; which instants these are is found out here.
      parsed.setTimeZone(TimeZone.getTimeZone("UTC"));
      return new CronOccurrences(parsed, zone);
    } catch (ParseException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }

  @Override
  public Optional<Instant> after(Instant instant) {
    // The clocks' last change up to the instant, and from there one change after the other.
    ZoneOffsetTransition change = rules.previousTransition(instant.plusNanos(1));
    Instant from = instant;
    while (true) {
      ZoneOffset offset = change == null ? rules.getOffset(from) : change.getOffsetAfter();
      Instant due = between(change, offset, from);
      ZoneOffsetTransition next = rules.nextTransition(change == null ? from : later(from, change));
      if (due == null || next == null || due.isBefore(next.getInstant())) {
        return Optional.ofNullable(due);
      }
      change = next;
      from = next.getInstant().minus(SECOND);
    }
  }

  private static Instant later(Instant instant, ZoneOffsetTransition change) {
    return instant.isAfter(change.getInstant()) ? instant : change.getInstant();
  }

  /// The first one after `from`, as if the clocks never changed again after `change`.
  private @Nullable Instant between(
      @Nullable ZoneOffsetTransition change, ZoneOffset offset, Instant from) {
    if (change == null) {
      return matching(offset, from);
    }
    Instant settled = change.getInstant().plus(change.getDuration().abs());
    if (change.isOverlap()) {
      boolean again = !everyHour && from.isBefore(settled);
      return matching(offset, again ? settled.minus(SECOND) : from);
    }
    Instant due = matching(offset, from);
    // What was jumped over is what clocks would show that had not been changed.
    Instant jumped = from.isBefore(settled) ? matching(change.getOffsetBefore(), from) : null;
    if (jumped == null || !jumped.isBefore(settled)) {
      return due;
    }
    return due == null || jumped.isBefore(due) ? jumped : due;
  }

  private @Nullable Instant matching(ZoneOffset offset, Instant from) {
    Duration shift = Duration.ofSeconds(offset.getTotalSeconds());
    Date match = expression.getTimeAfter(Date.from(from.plus(shift)));
    return match == null ? null : match.toInstant().minus(shift);
  }
}
