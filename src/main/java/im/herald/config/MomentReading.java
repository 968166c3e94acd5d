package im.herald.config;

import im.herald.config.ScheduleConfig.Timing;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/// Reads a moment such as `2026-12-01T09:00+01:00`, or without an offset in the zone that is
/// written beside it.
final class MomentReading {
  private MomentReading() {}

  /// @param zone as written beside it; the machine's if there is none
  static Timing of(String text, Optional<ZoneId> zone) throws BadValue {
    TemporalAccessor moment = parsed(text);
    if (moment instanceof ZonedDateTime exact) {
      return new Timing.At(exact.toInstant(), zone.orElse(exact.getZone()));
    }
    LocalDateTime local = LocalDateTime.from(moment);
    ZoneId there = zone.orElseGet(ZoneId::systemDefault);
    if (there.getRules().getValidOffsets(local).isEmpty()) {
      throw new BadValue(
          "there is no %s in %s: the clocks go forward then".formatted(text, there),
          "write an hour earlier or later");
    }
    return new Timing.At(local.atZone(there).toInstant(), there);
  }

  private static TemporalAccessor parsed(String text) throws BadValue {
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parseBest(
          text, ZonedDateTime::from, LocalDateTime::from);
    } catch (DateTimeException e) {
      throw new BadValue(
          "\"%s\" is not a moment".formatted(text), "write one like 2026-12-01T09:00+01:00");
    }
  }
}
