package im.herald.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CleanTextTest {
  @Test
  void everyCodePointThatXmlDoesNotAllowIsReplacedAndNoOther() {
    assertThat(IntStream.rangeClosed(0, 0x10FFFF).filter(c -> changed(c) == allowed(c))).isEmpty();
  }

  @Test
  void halfAPairIsReplaced() {
    assertThat(CleanText.of("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  private static boolean changed(int c) {
    String text = Character.toString(c);
    return !CleanText.of(text).equals(text);
  }

  /// XML 1.0 § 2.2, production 2, as a regular expression.
  private static boolean allowed(int c) {
    return Character.toString(c)
        .matches("[\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  }
}
