package im.herald.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeInWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

  private final TimeInWords words = new TimeInWords(InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource({
    "-PT5S, less than a second",
    "PT0.499S, less than a second",
    "PT0.5S, 1 second",
    "PT59.9S, 1 minute",
    "PT1M1S, 1 minute and 1 second",
    "PT59M59.8S, 1 hour",
    "PT1H29S, 1 hour",
    "PT2H5M, 2 hours and 5 minutes",
    "PT23H59M45S, 1 day",
    "P3DT4H20M, 3 days and 4 hours",
    "P3DT23H40M, 4 days",
    "P400D, 400 days"
  })
  void aDurationIsItsTwoGreatestUnits(Duration duration, String expected) {
    assertThat(TimeInWords.duration(duration)).hasToString(expected);
  }

  @Test
  void aTimeIsSaidInItsZoneAndAsADistance() {
    assertThat(words.on(Instant.parse("2026-12-01T08:00:00Z"), ZoneId.of("Europe/Madrid")))
        .hasToString("on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days");
  }

  @Test
  void theHourIsThatOfTheZoneOnThatDay() {
    assertThat(words.on(Instant.parse("2027-07-01T07:00:00Z"), ZoneId.of("Europe/Madrid")))
        .asString()
        .startsWith("on Thursday 1 July 2027 at 09:00 (Europe/Madrid)");
  }

  @Test
  void secondsAreSaidOnlyWhereThereAreSome() {
    assertThat(words.on(NOW.plusSeconds(30), ZoneOffset.UTC))
        .hasToString("on Saturday 28 November 2026 at 08:00:30 (UTC), in 30 seconds");
  }

  @Test
  void whatIsDueIsNow() {
    assertThat(words.on(NOW, ZoneOffset.UTC)).asString().endsWith("at 08:00 (UTC), now");
  }

  @Test
  void whatHasBeenIsCountedToNow() {
    assertThat(words.since(NOW.minus(Duration.ofMinutes(90)))).hasToString("1 hour and 30 minutes");
  }
}
