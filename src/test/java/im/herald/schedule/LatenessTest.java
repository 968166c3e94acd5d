package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ScheduleConfig.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessTest {
  private static final String DAY = "2026-12-01T";
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest(name = "{0} {1}, missed since {2}, at {3}, late {4}: {5}")
  @CsvSource(
      textBlock =
          """
          at,    09:00,            09:00, 09:10, PT15M, 09:00
          at,    09:00,            09:00, 09:15, PT15M, 09:00
          at,    09:00,            09:00, 09:16, PT15M, skipped
          at,    09:00,            09:00, 09:01, PT0S,  skipped
          every, PT1H,             03:00, 07:10, PT15M, 07:00
          every, PT1H,             03:00, 07:20, PT15M, skipped
          every, PT1H,             03:00, 07:20, PT3H,  07:00
          every, PT10S,            00:00, 23:00, P1D,   23:00
          cron,  0 0 9 * * ?,      09:00, 09:14, PT15M, 09:00
          cron,  0 0 9 * * ?,      09:00, 12:00, PT15M, skipped
          cron,  0 0/5 * * * ?,    01:00, 12:02, PT15M, 12:00
          cron,  * * * * * ?,      00:00, 23:59, PT23H, 23:59
          """)
  void theLatestIsMadeUpForUnlessItIsTooLate(
      String kind, String value, String since, String now, Duration late, String expected) {
    String written = kind.equals("at") ? at(value).toString() : value;
    Timing timing = new StoredTiming(kind, written, kind.equals("every") ? "" : "UTC").timing();
    assertThat(
            Lateness.madeUp(
                    Occurrences.of(timing, Instant.parse("2026-11-01T00:00:00Z")),
                    at(since),
                    at(now),
                    late)
                .map(due -> due.atZone(UTC).toLocalTime().toString())
                .orElse("skipped"))
        .isEqualTo(expected);
  }

  @Test
  void whatWasDueBeforeTheFirstMissedOneIsNotSentAgain() {
    Occurrences hourly =
        Occurrences.of(new Timing.Every(Duration.ofHours(1)), Instant.parse(DAY + "00:00:00Z"));
    assertThat(Lateness.madeUp(hourly, at("09:00"), at("08:59"), Duration.ofDays(1))).isEmpty();
  }

  private static Instant at(String time) {
    return Instant.parse(DAY + time + ":00Z");
  }
}
