package im.herald.schedule;

import im.herald.config.ScheduleConfig.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A timing as three texts, for the database. What is written here is read by every later Herald.
///
/// @param kind `cron`, `every` or `at`
/// @param value the expression, the period or the instant, the latter two as ISO 8601 has them
/// @param zone empty with `every`
record StoredTiming(String kind, String value, String zone) {
  static StoredTiming of(Timing timing) {
    return switch (timing) {
      case Timing.Cron(String expression, ZoneId zone) ->
          new StoredTiming("cron", expression, zone.getId());
      case Timing.Every(Duration period) -> new StoredTiming("every", period.toString(), "");
      case Timing.At(Instant at, ZoneId zone) ->
          new StoredTiming("at", at.toString(), zone.getId());
    };
  }

  Timing timing() {
    return switch (kind) {
      case "cron" -> new Timing.Cron(value, ZoneId.of(zone));
      case "every" -> new Timing.Every(Duration.parse(value));
      case "at" -> new Timing.At(Instant.parse(value), ZoneId.of(zone));
      default -> throw new IllegalArgumentException("a timing of the kind " + kind);
    };
  }
}
