package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Random random = new Random(1);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 2000",
    "1, 2, 1600, 2400",
    "2, 5, 3200, 4800",
    "3, 10, 6400, 9600",
    "4, 20, 6400, 9600",
    "500, 899, 6400, 9600",
    "500, 900, 48000, 72000",
    "0, 900, 48000, 72000",
  })
  void waitsLongerTheLongerItLasts(int attempt, long outageSeconds, long least, long most) {
    for (int i = 0; i < 1000; i++) {
      assertThat(Backoff.delay(attempt, Duration.ofSeconds(outageSeconds), random).toMillis())
          .isBetween(least, most);
    }
  }

  @Test
  void twoBotsDoNotComeBackTogether() {
    assertThat(Backoff.delay(4, Duration.ZERO, random))
        .isNotEqualTo(Backoff.delay(4, Duration.ZERO, random));
  }
}
