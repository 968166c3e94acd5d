package im.herald.schedule;

import im.herald.command.CommandFailure;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Wording;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads when somebody wants to be reminded:
///
/// ```
/// in SPAN             SPAN is 90s, 10m, 2h30m or 3d, at most a year
/// at H:MM             today, or tomorrow when that is over
/// tomorrow H:MM
/// on YYYY-MM-DD H:MM
/// every DAY H:MM      DAY is monday, … sunday, or day
/// ```
///
/// Nothing else, and nothing is guessed.
final class ReminderTimes {
  private static final Pattern WORDS = Pattern.compile("(\\S+) (\\S+)(?: (\\S+))?");
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm");

  private final ZoneId zone;
  private final Instant now;

  ReminderTimes(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /// What `when` means.
  ///
  /// @throws CommandFailure with an example if it cannot be understood, or if that is over
  Timing read(String when) throws CommandFailure {
    Matcher words = WORDS.matcher(when.strip().toLowerCase(Locale.ROOT));
    if (!words.matches()) {
      throw unclear(when);
    }
    String second = words.group(2);
    Optional<String> third = Optional.ofNullable(words.group(3));
    String kind = words.group(1) + (third.isPresent() ? " …" : "");
    return switch (kind) {
      case "in" -> in(second, when);
      case "at" -> once(next(hour(second, when)));
      case "tomorrow" -> once(today().plusDays(1).atTime(hour(second, when)));
      case "on …" -> once(date(second, when).atTime(hour(third.orElseThrow(), when)));
      case "every …" -> every(second, hour(third.orElseThrow(), when), when);
      default -> throw unclear(when);
    };
  }

  private Timing in(String span, String when) throws CommandFailure {
    Matcher parts = SPAN.matcher(span);
    if (!parts.matches()) {
      throw unclear(when);
    }
    Duration wait =
        Duration.ofDays(part(parts, 1))
            .plusHours(part(parts, 2))
            .plusMinutes(part(parts, 3))
            .plusSeconds(part(parts, 4));
    if (wait.isZero()) {
      throw unclear(when);
    }
    return soonEnough(new Timing.At(now.plus(wait), zone));
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  private LocalDateTime next(LocalTime hour) {
    LocalDateTime first = today().atTime(hour);
    return first.atZone(zone).toInstant().isAfter(now) ? first : first.plusDays(1);
  }

  private static LocalTime hour(String text, String when) throws CommandFailure {
    try {
      return LocalTime.parse(text, HOUR);
    } catch (DateTimeException e) {
      throw unclear(when);
    }
  }

  private static LocalDate date(String text, String when) throws CommandFailure {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw unclear(when);
    }
  }

  /// Where the clocks go back an hour comes twice, and the first is meant.
  private Timing once(LocalDateTime time) throws CommandFailure {
    if (zone.getRules().getValidOffsets(time).isEmpty()) {
      throw new CommandFailure(
          Wording.of("There is no %s in %s: the clocks go forward then.", time, zone));
    }
    Instant moment = time.atZone(zone).toInstant();
    if (!moment.isAfter(now)) {
      throw new CommandFailure(Wording.of("%s is over in %s.", time, zone));
    }
    return soonEnough(new Timing.At(moment, zone));
  }

  private Timing soonEnough(Timing.At at) throws CommandFailure {
    if (at.instant().isAfter(now.plus(LONGEST))) {
      throw new CommandFailure(Wording.of("That is more than a year away, which is the most."));
    }
    return at;
  }

  private Timing every(String day, LocalTime hour, String when) throws CommandFailure {
    String days =
        day.equals("day")
            ? "? * *"
            : "? * "
                + Stream.of(DayOfWeek.values())
                    .filter(one -> one.name().equalsIgnoreCase(day))
                    .map(one -> one.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                    .findFirst()
                    .orElseThrow(() -> unclear(when))
                    .toUpperCase(Locale.ROOT);
    return new Timing.Cron("0 %d %d %s".formatted(hour.getMinute(), hour.getHour(), days), zone);
  }

  private static CommandFailure unclear(String when) {
    return new CommandFailure(
        Wording.of(
            "\"%s\" is no time that I understand. Write `in 10m`, `in 2h30m`, `at 18:30`, `tomorrow 9:00`, `on 2026-12-24 18:00`, `every monday 9:00` or `every day 9:00`.",
            when.strip()));
  }
}
