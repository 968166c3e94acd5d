package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.command.CommandFailure;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTextTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private final WhenText text = new WhenText(ZoneId.of("Europe/Madrid"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron  | 0 0 9 ? * MON-FRI         | cron 0 0 9 ? * MON-FRI, Europe/Madrid
          every | 90s                       | every 1m30s
          every | 1h                        | every 1h
          every | 1d12h                     | every 1d12h
          at    | 2026-12-01T09:00+01:00    | at 2026-12-01T09:00+01:00
          at    | 2026-12-01T09:00:30Z      | at 2026-12-01T09:00:30+00:00
          at    | 2027-07-01T09:00          | at 2027-07-01T09:00+02:00
          at    | 2026-12-01 09:00          | at 2026-12-01T09:00+01:00
          at    | 18:30                     | at 2026-11-28T18:30+01:00
          at    | 08:15                     | at 2026-11-29T08:15+01:00
          """)
  void theseAreUnderstoodAndSaidBack(String how, String when, String said) throws CommandFailure {
    assertThat(WhenText.say(text.read(how, when, NOW))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron  | 0 9 * * *              | it has 5 fields and needs 6, or 7 with a year. One is "0 0 9 ? * MON-FRI"
          cron  | 0 0 9 ? * MON 2025     | "0 0 9 ? * MON 2025" is over and never fires again.
          every | soon                   | "soon" is no duration. One is 90s, 5m, 1h30m or 2d.
          every | 9s                     | Every 9s is too often; 10s is the shortest.
          every | 0s                     | Every 0s is too often; 10s is the shortest.
          at    | noon                   | "noon" is no time. One is 18:30, 2026-12-01T09:00 or 2026-12-01T09:00+01:00.
          at    | 2026-11-28T12:00+01:00 | 2026-11-28T12:00+01:00 is over; it is 2026-11-28T13:00+01:00 now.
          at    | 2027-03-28T02:30       | There is no 2027-03-28T02:30 in Europe/Madrid: the clocks go forward then.
          on    | monday                 | Write `cron`, `every` or `at`, not `on`.
          """)
  void theseAreRefusedWithAnExample(String how, String when, String answer) {
    assertThatThrownBy(() -> text.read(how, when, NOW))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(answer);
  }
}
