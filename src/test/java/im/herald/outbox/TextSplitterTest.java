package im.herald.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSplitterTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "€", "👩‍👩‍👧", "e\u0301", "&", "<"})
  void longTextIsSplitBetweenGraphemesAndNothingIsLost(String grapheme) {
    String text = grapheme.repeat(2 * TextSplitter.LIMIT / grapheme.length());
    List<String> parts = TextSplitter.split(text);
    assertThat(String.join("", parts)).isEqualTo(text);
    assertThat(parts)
        .hasSizeGreaterThan(1)
        .allMatch(p -> p.length() % grapheme.length() == 0)
        .allMatch(p -> inXml(p) <= TextSplitter.LIMIT);
  }

  @Test
  void aGraphemeWithoutEndIsCutBetweenCodePoints() {
    String text = "z" + "\u0301".repeat(TextSplitter.LIMIT);
    List<String> parts = TextSplitter.split(text);
    assertThat(String.join("", parts)).isEqualTo(text);
    assertThat(parts).allMatch(p -> inXml(p) <= TextSplitter.LIMIT);
  }

  @Test
  void shortTextStaysWhole() {
    assertThat(TextSplitter.split("line\nline")).containsExactly("line\nline");
  }

  private static int inXml(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return escaped.getBytes(StandardCharsets.UTF_8).length;
  }
}
