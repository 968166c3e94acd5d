package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.command.CommandFailure;
import im.herald.config.ScheduleConfig.Timing;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderTimesTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /// A Saturday, before noon.
  private static final Instant NOW = Instant.parse("2026-11-28T10:20:30Z");

  private static final long SEED = Long.getLong("herald.fuzz.seed", 1);
  private static final int TEXTS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "in 90s, 2026-11-28T11:22:00",
    "in 2h30m, 2026-11-28T13:50:30",
    "IN 1d, 2026-11-29T11:20:30",
    "at 18:30, 2026-11-28T18:30:00",
    "at 9:05, 2026-11-29T09:05:00",
    "at 11:20, 2026-11-29T11:20:00",
    "tomorrow 9:00, 2026-11-29T09:00:00",
    "on 2026-12-24 18:00, 2026-12-24T18:00:00",
    "every monday 9:00, 2026-11-30T09:00:00",
    "every Saturday 11:30, 2026-11-28T11:30:00",
    "every saturday 11:00, 2026-12-05T11:00:00",
    "every day 7:15, 2026-11-29T07:15:00",
  })
  void isUnderstoodInThePersonsZone(String when, String first) throws Exception {
    assertThat(first(when, NOW)).contains(LocalDateTime.parse(first).atZone(MADRID).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "in",
        "in ten minutes",
        "in 0s",
        "in -5m",
        "in 10",
        "at noon",
        "at 25:00",
        "at 18",
        "tomorrow",
        "tomorrow 9",
        "on 24.12. 18:00",
        "on 2026-02-30 9:00",
        "every moonday 9:00",
        "every mon 9:00",
        "next week",
        "in 10m please",
      })
  void whatIsNotUnderstoodIsAnsweredWithExamples(String when) {
    assertThatThrownBy(() -> first(when, NOW))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("`in 10m`");
  }

  @Test
  void whatIsOverOrTooFarAwayIsRefused() {
    assertThatThrownBy(() -> first("on 2026-11-28 11:00", NOW)).hasMessageContaining("is over");
    assertThatThrownBy(() -> first("in 400d", NOW)).hasMessageContaining("more than a year");
    assertThatThrownBy(() -> first("on 2031-01-01 9:00", NOW)).hasMessageContaining("a year");
  }

  @Test
  void anHourThatDoesNotComeIsRefusedAndOneThatComesTwiceIsTheFirst() throws Exception {
    assertThatThrownBy(() -> first("on 2027-03-28 2:30", NOW))
        .hasMessageContaining("the clocks go forward");
    assertThat(first("on 2027-10-31 2:30", NOW))
        .contains(ZonedDateTime.parse("2027-10-31T02:30+02:00").toInstant());
    assertThat(first("every day 2:30", Instant.parse("2027-03-27T02:00:00Z")))
        .as("that night it is skipped or moved, and comes again")
        .isPresent();
  }

  @Test
  void nothingButATimeOrAFailureComesOfAnyText() {
    Random random = new Random(SEED);
    List<String> words =
        List.of(
            "in",
            "at",
            "on",
            "every",
            "tomorrow",
            "day",
            "monday",
            "9:00",
            "23:59",
            "99:99",
            "10m",
            "9999999s",
            "2026-12-24",
            "2026-99-99",
            "-1",
            "\u0661\u0660m",
            "\ud83d\ude00",
            "",
            "1e9",
            "99999999999999999999m",
            "+999999999-12-31");
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(5); j >= 0; j--) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      try {
        assertThat(first(text.toString(), NOW)).as("\"%s\"", text).isPresent();
      } catch (CommandFailure e) {
        assertThat(e.getMessage()).as("\"%s\"", text).isNotBlank();
      }
    }
  }

  private static Optional<Instant> first(String when, Instant now) throws CommandFailure {
    Timing timing = new ReminderTimes(MADRID, now).read(when);
    return Occurrences.of(timing, now).after(now);
  }
}
