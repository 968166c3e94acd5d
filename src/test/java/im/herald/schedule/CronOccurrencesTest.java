package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronOccurrencesTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  /// On 28 March 2027 the clocks of Madrid go from 02:00 to 03:00.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 30 2 * * ?     | 03-27T02:30+01:00 03-28T03:30+02:00 03-29T02:30+02:00
          0 0 2 * * ?      | 03-27T02:00+01:00 03-28T03:00+02:00 03-29T02:00+02:00
          0 30 2-3 * * ?   | 03-27T02:30+01:00 03-27T03:30+01:00 03-28T03:30+02:00 03-29T02:30+02:00
          0 0/30 2 * * ?   | 03-27T02:00+01:00 03-27T02:30+01:00 03-28T03:00+02:00 03-28T03:30+02:00 03-29T02:00+02:00
          0 0 9 * * ?      | 03-27T09:00+01:00 03-28T09:00+02:00 03-29T09:00+02:00
          0 30 2 28 3 ?    | 2027-03-28T03:30+02:00 2028-03-28T02:30+02:00
          """)
  void aTimeThatDoesNotExistIsDueOnceAllTheSame(String cron, String expected) {
    assertThat(after(cron, "2027-03-26T23:30:00Z", expected)).isEqualTo(expected);
  }

  @Test
  void inTheNightOfSpringAnHourlyOneIsDueEveryHour() {
    String expected = "03-28T00:00+01:00 03-28T01:00+01:00 03-28T03:00+02:00 03-28T04:00+02:00";
    assertThat(after("0 0 * * * ?", "2027-03-27T22:30:00Z", expected)).isEqualTo(expected);
  }

  /// On 31 October 2027 they go from 03:00 back to 02:00.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 30 2 * * ?     | 10-30T02:30+02:00 10-31T02:30+02:00 11-01T02:30+01:00
          0 0 2 * * ?      | 10-30T02:00+02:00 10-31T02:00+02:00 11-01T02:00+01:00
          0 30 2-3 * * ?   | 10-30T02:30+02:00 10-30T03:30+02:00 10-31T02:30+02:00 10-31T03:30+01:00 11-01T02:30+01:00
          0 0 3 * * ?      | 10-30T03:00+02:00 10-31T03:00+01:00 11-01T03:00+01:00
          """)
  void aTimeThatIsThereTwiceIsDueOnce(String cron, String expected) {
    assertThat(after(cron, "2027-10-29T22:30:00Z", expected)).isEqualTo(expected);
  }

  @Test
  void inTheNightOfAutumnAnHourlyOneIsDueEveryHour() {
    String expected =
        "10-31T01:30+02:00 10-31T02:30+02:00 10-31T02:30+01:00 10-31T03:30+01:00 10-31T04:30+01:00";
    assertThat(after("0 30 * * * ?", "2027-10-30T23:00:00Z", expected)).isEqualTo(expected);
  }

  @Test
  void fromTheMiddleOfAChangeItGoesOn() {
    assertThat(after("0 30 2 * * ?", "2027-10-31T00:45:00Z", "11-01T02:30+01:00"))
        .isEqualTo("11-01T02:30+01:00");
    assertThat(after("0 30 2 * * ?", "2027-03-28T01:10:00Z", "03-28T03:30+02:00"))
        .isEqualTo("03-28T03:30+02:00");
  }

  @Test
  void aRareOneIsFoundAcrossManyChanges() {
    assertThat(after("0 30 2 29 2 ?", "2027-01-01T00:00:00Z", "2028-02-29T02:30+01:00"))
        .isEqualTo("2028-02-29T02:30+01:00");
  }

  @Test
  void oneWhoseYearIsOverIsNeverDue() {
    assertThat(
            CronOccurrences.of("0 0 9 ? * MON 2026", MADRID)
                .after(Instant.parse("2027-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void itNeverGoesBackInTime() {
    for (String cron : List.of("0 0/7 * * * ?", "0 0/20 2-3 * * ?", "30 30 2 * * ?")) {
      CronOccurrences all = CronOccurrences.of(cron, MADRID);
      Instant at = Instant.parse("2027-01-01T00:00:00Z");
      while (at.isBefore(Instant.parse("2028-01-01T00:00:00Z"))) {
        Instant next = all.after(at).orElseThrow();
        assertThat(next).as(cron).isAfter(at);
        at = next;
      }
    }
  }

  /// As many as `expected` names, with the year where it has one.
  private static String after(String cron, String from, String expected) {
    CronOccurrences all = CronOccurrences.of(cron, MADRID);
    List<String> found = new ArrayList<>();
    Instant at = Instant.parse(from);
    for (String one : expected.split(" ")) {
      at = all.after(at).orElseThrow();
      String text = ZonedDateTime.ofInstant(at, MADRID).toOffsetDateTime().toString();
      found.add(one.startsWith("20") ? text : text.substring(5));
    }
    return String.join(" ", found);
  }
}
