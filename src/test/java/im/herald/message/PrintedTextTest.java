package im.herald.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, '\n', '\r', '\t', 0x1B, 0x7F, 0x9B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202E, 0x2066,
        0xFEFF
      })
  void whatATerminalActsOnBecomesASpace(int character) {
    assertThat(PrintedText.of("a" + Character.toString(character) + "b")).isEqualTo("a b");
  }

  @Test
  void lettersStay() {
    assertThat(PrintedText.of("Bücher, שלום, 日本, 🥰")).isEqualTo("Bücher, שלום, 日本, 🥰");
  }

  @Test
  void longTextIsCut() {
    assertThat(PrintedText.of("x".repeat(501))).isEqualTo("x".repeat(500) + " ...");
    assertThat(PrintedText.of("x".repeat(500))).isEqualTo("x".repeat(500));
  }
}
