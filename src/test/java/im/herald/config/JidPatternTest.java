package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidPatternTest {
  @ParameterizedTest
  @CsvSource({
    "*, juliet@example.org, true",
    "*, example.org, true",
    "juliet@example.org, juliet@example.org, true",
    "Juliet@EXAMPLE.org, juliet@example.org, true",
    "juliet@example.org, romeo@example.org, false",
    "juliet@example.org, juliet@example.net, false",
    "*@example.org, juliet@example.org, true",
    "*@example.org, example.org, false",
    "*@example.org, juliet@sub.example.org, false",
    "*@example.org, juliet@badexample.org, false",
    "example.org, juliet@example.org, true",
    "example.org, example.org, true",
    "example.org, juliet@sub.example.org, false",
  })
  void matches(String pattern, String jid, boolean expected) throws Exception {
    assertThat(JidPattern.parse(pattern).matches(Jids.bare(jid))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*, *",
    "*@Example.org, *@example.org",
    "example.org, example.org",
    "Juliet@example.org, juliet@example.org"
  })
  void printsAsItIsWritten(String pattern, String printed) throws Exception {
    assertThat(JidPattern.parse(pattern)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "**", "j*@example.org", "*.example.org", "*@", "*@a@b", "*@*"})
  void refuses(String text) {
    assertThatThrownBy(() -> JidPattern.parse(text)).isInstanceOf(InvalidJidException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"juliet@example.org/balcony"})
  void aResourceIsNoPattern(String text) {
    assertThatThrownBy(() -> JidPattern.parse(text)).hasMessageContaining("has a resource part");
  }
}
