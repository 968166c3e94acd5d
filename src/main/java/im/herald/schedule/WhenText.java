package im.herald.schedule;

import im.herald.command.CommandFailure;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Wording;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and says times as people in a chat write them.
final class WhenText {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final ZoneId zone;

  /// @param zone that of everybody who names none
  WhenText(ZoneId zone) {
    this.zone = zone;
  }

  /// What `when` means at `now`.
  Timing read(String how, String when, Instant now) throws CommandFailure {
    return switch (how) {
      case "cron" -> cron(when, now);
      case "every" -> every(when);
      case "at" -> at(when.strip().replace(' ', 'T'), now);
      default ->
          throw new CommandFailure(Wording.of("Write `cron`, `every` or `at`, not `%s`.", how));
    };
  }

  private Timing cron(String text, Instant now) throws CommandFailure {
    var problem = new QuartzCron().problem(text);
    if (problem.isPresent()) {
      throw new CommandFailure(
          Wording.of(
              "\"%s\" is no cron expression: %s. One is \"0 0 9 ? * MON-FRI\": second, minute, hour, day, month, weekday.",
              text, problem.get()));
    }
    Timing timing = new Timing.Cron(text.strip(), zone);
    if (Occurrences.of(timing, now).after(now).isEmpty()) {
      throw new CommandFailure(Wording.of("\"%s\" is over and never fires again.", text));
    }
    return timing;
  }

  private static Timing every(String text) throws CommandFailure {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches() || text.isEmpty()) {
      throw new CommandFailure(
          Wording.of("\"%s\" is no duration. One is 90s, 5m, 1h30m or 2d.", text));
    }
    Duration period =
        Duration.ofDays(part(parts, 1))
            .plusHours(part(parts, 2))
            .plusMinutes(part(parts, 3))
            .plusSeconds(part(parts, 4));
    if (period.compareTo(SHORTEST) < 0) {
      throw new CommandFailure(Wording.of("Every %s is too often; 10s is the shortest.", text));
    }
    return new Timing.Every(period);
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private Timing at(String text, Instant now) throws CommandFailure {
    ZonedDateTime moment = moment(text, now);
    if (!moment.toInstant().isAfter(now)) {
      throw new CommandFailure(
          Wording.of("%s is over; it is %s now.", text, minute(now.atZone(moment.getZone()))));
    }
    return new Timing.At(moment.toInstant(), moment.getZone());
  }

  private ZonedDateTime moment(String text, Instant now) throws CommandFailure {
    try {
      if (text.length() <= "18:30:00".length()) {
        return next(LocalTime.parse(text), now);
      }
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      return parsed instanceof ZonedDateTime exact ? exact : here(LocalDateTime.from(parsed));
    } catch (DateTimeException e) {
      throw new CommandFailure(
          Wording.of(
              "\"%s\" is no time. One is 18:30, 2026-12-01T09:00 or 2026-12-01T09:00+01:00.", text),
          e);
    }
  }

  /// Today, or tomorrow when it is over today.
  private ZonedDateTime next(LocalTime time, Instant now) throws CommandFailure {
    LocalDateTime today = now.atZone(zone).toLocalDate().atTime(time);
    ZonedDateTime first = here(today);
    return first.toInstant().isAfter(now) ? first : here(today.plusDays(1));
  }

  private ZonedDateTime here(LocalDateTime time) throws CommandFailure {
    if (zone.getRules().getValidOffsets(time).isEmpty()) {
      throw new CommandFailure(
          Wording.of("There is no %s in %s: the clocks go forward then.", time, zone));
    }
    return time.atZone(zone);
  }

  /// `timing` as one would write it: `every 1h`, `at 2026-12-01T09:00+01:00`.
  static String say(Timing timing) {
    return switch (timing) {
      case Timing.Cron(String expression, ZoneId zone) -> "cron %s, %s".formatted(expression, zone);
      case Timing.Every(Duration period) -> "every " + duration(period);
      case Timing.At(Instant at, ZoneId zone) -> "at " + minute(at.atZone(zone));
    };
  }

  private static String minute(ZonedDateTime time) {
    return time.getSecond() == 0
        ? DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx").format(time)
        : DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").format(time);
  }

  private static String duration(Duration d) {
    long[] amounts = {d.toDays(), d.toHoursPart(), d.toMinutesPart(), d.toSecondsPart()};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < amounts.length; i++) {
      text.append(amounts[i] == 0 ? "" : amounts[i] + "dhms".substring(i, i + 1));
    }
    return text.toString();
  }
}
