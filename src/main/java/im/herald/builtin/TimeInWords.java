package im.herald.builtin;

import im.herald.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says times and durations.
public final class TimeInWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private static final List<ChronoUnit> UNITS =
      List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);

  private final InstantSource clock;

  /// @param clock what "in 3 days" counts from
  public TimeInWords(InstantSource clock) {
    this.clock = clock;
  }

  /// Such as `on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days`.
  public Wording on(Instant instant, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    String hour = (time.getSecond() == 0 ? MINUTE : SECOND).format(time);
    return Wording.of(
        "on %s at %s (%s), %s", new Wording.Day(time.toLocalDate()), hour, name(zone), in(instant));
  }

  /// How long ago `instant` was, such as `2 hours and 5 minutes`.
  public Wording since(Instant instant) {
    return duration(Duration.between(instant, clock.instant()));
  }

  /// Its two greatest units, such as `3 days and 4 hours`, rounded to the smaller one. Anything
  /// below half a second, or negative, is `less than a second`.
  public static Wording duration(Duration duration) {
    long seconds = rounded(duration);
    long[] amounts = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
    List<Wording> words = new ArrayList<>();
    for (int i = 0; i < amounts.length && words.size() < 2; i++) {
      if (amounts[i] > 0) {
        words.add(amount(amounts[i], UNITS.get(i)));
      }
    }
    return switch (words.size()) {
      case 0 -> Wording.of("less than a second");
      case 1 -> words.getFirst();
      default -> Wording.of("%s and %s", words.getFirst(), words.getLast());
    };
  }

  private static Wording amount(long amount, ChronoUnit unit) {
    boolean one = amount == 1;
    return switch (unit) {
      case DAYS -> one ? Wording.of("1 day") : Wording.of("%d days", amount);
      case HOURS -> one ? Wording.of("1 hour") : Wording.of("%d hours", amount);
      case MINUTES -> one ? Wording.of("1 minute") : Wording.of("%d minutes", amount);
      default -> one ? Wording.of("1 second") : Wording.of("%d seconds", amount);
    };
  }

  private Wording in(Instant instant) {
    Duration left = Duration.between(clock.instant(), instant);
    return left.isPositive() ? Wording.of("in %s", duration(left)) : Wording.of("now");
  }

  /// Whole hours from a day on, whole minutes from an hour on: nobody plans by the second then.
  private static long rounded(Duration duration) {
    long seconds = Math.max(0, duration.plusMillis(500).toSeconds());
    if (seconds >= 86_400) {
      return (seconds + 1_800) / 3_600 * 3_600;
    }
    return seconds >= 3_600 ? (seconds + 30) / 60 * 60 : seconds;
  }

  private static String name(ZoneId zone) {
    return zone.getId().equals("Z") ? "UTC" : zone.getId();
  }
}
