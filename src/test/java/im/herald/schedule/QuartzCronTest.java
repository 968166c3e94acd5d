package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuartzCronTest {
  private final QuartzCron rule = new QuartzCron();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 9 ? * MON-FRI",
        "0 0 9 L * ?",
        "0 0 9 ? * 6#3",
        "*/10 * * * * ?",
        "0 0 9 29 2 ?",
        "0 0 9 ? * MON 2020"
      })
  void theseAreRight(String expression) {
    assertThat(rule.problem(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | it has 0 fields and needs 6, or 7 with a year
          0 9 * * MON-FRI    | it has 5 fields and needs 6, or 7 with a year
          @daily             | it has 1 fields and needs 6, or 7 with a year
          0 0 9 * * *        | a day and a weekday cannot both be given; write ? for one of them
          0 0 25 * * ?       | hour values must be between 0 and 23
          0 0 9 ? * MON-XXX  | invalid Day-of-Week value: 'XXX'
          0 0 9 30 2 ?       | there is no such day, so it never fires
          0 0 9 31 4,6 ?     | there is no such day, so it never fires
          x x x x x x        | it cannot be understood
          0 0 banana ? * MON | illegal characters for this position: 'BAN'
          """)
  void theseAreNotAndItSaysWhy(String expression, String problem) {
    assertThat(rule.problem(expression)).contains(problem);
  }
}
