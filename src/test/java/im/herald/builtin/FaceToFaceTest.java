package im.herald.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Fallback;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two Heralds that hear each other: whatever somebody says to one of them in the name of the
/// other, they fall silent.
class FaceToFaceTest {
  private static final int MOST = 20;
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  @ParameterizedTest
  @MethodSource
  void exchangeAtMostTwentyMessagesInTenMinutes(Fallback one, Fallback other, String first)
      throws Exception {
    try (BuiltinBot left = BuiltinBot.answering(one);
        BuiltinBot right = BuiltinBot.answering(other)) {
      String said = first;
      int messages = 0;
      for (Duration time = Duration.ZERO;
          time.compareTo(TEN_MINUTES) < 0 && !said.isEmpty();
          time = time.plus(BETWEEN)) {
        BuiltinBot hears = messages % 2 == 0 ? left : right;
        said = hears.says(BuiltinBot.USER, said);
        messages += said.isEmpty() ? 0 : 1;
        left.passes(BETWEEN);
        right.passes(BETWEEN);
      }
      assertThat(messages).isLessThanOrEqualTo(MOST);
    }
  }

  static Stream<Arguments> exchangeAtMostTwentyMessagesInTenMinutes() {
    return Stream.of(
            Arguments.of(Fallback.ECHO, Fallback.ECHO),
            Arguments.of(Fallback.HINT, Fallback.ECHO),
            Arguments.of(Fallback.HINT, Fallback.HINT))
        .flatMap(
            pair ->
                Stream.of("hi", "help", "send", "echo echo echo hi")
                    .map(first -> Arguments.of(pair.get()[0], pair.get()[1], first)));
  }
}
