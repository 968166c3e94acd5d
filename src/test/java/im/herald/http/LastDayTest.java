package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastDayTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:30Z");
  private static final Totals NONE = new Totals(0, 0);

  private final LastDay day = new LastDay(START, new Totals(100, 200));

  @Test
  void whatIsNewBelongsToTheMinuteInWhichItIsSeen() {
    day.add(START.plusSeconds(20), () -> new Totals(101, 200));
    day.add(START.plusSeconds(25), () -> new Totals(103, 201));
    day.add(START.plusSeconds(40), () -> new Totals(103, 206));
    List<Totals> minutes = day.minutes(START.plusSeconds(120));
    assertThat(minutes).hasSize(LastDay.MINUTES);
    assertThat(minutes.subList(LastDay.MINUTES - 4, LastDay.MINUTES))
        .containsExactly(NONE, new Totals(3, 1), new Totals(0, 5), NONE);
  }

  @Test
  void whatIsOlderThanADayIsForgotten() {
    day.add(START, () -> new Totals(101, 200));
    assertThat(day.minutes(START.plus(Duration.ofMinutes(LastDay.MINUTES - 1))).getFirst())
        .isEqualTo(new Totals(1, 0));
    assertThat(day.minutes(START.plus(Duration.ofMinutes(LastDay.MINUTES)))).containsOnly(NONE);
  }

  @Test
  void aHeraldThatBeginsAnewCountsFromZero() {
    day.add(START, () -> new Totals(5, 2));
    assertThat(day.minutes(START).getLast()).isEqualTo(new Totals(5, 2));
  }

  @Test
  void aClockThatIsSetBackLosesNothing() {
    day.add(START, () -> new Totals(101, 200));
    day.add(START.minus(Duration.ofDays(3)), () -> new Totals(102, 200));
    assertThat(day.minutes(START.minus(Duration.ofDays(3))).getLast()).isEqualTo(new Totals(2, 0));
  }

  @Test
  void aYearAsleepIsADayWithoutMessages() {
    day.add(START.plus(Duration.ofDays(365)), () -> new Totals(101, 200));
    List<Totals> minutes = day.minutes(START.plus(Duration.ofDays(365)));
    assertThat(minutes.getLast()).isEqualTo(new Totals(1, 0));
    assertThat(minutes.subList(0, LastDay.MINUTES - 1)).containsOnly(NONE);
  }
}
