package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The text inside of `see-other-host`.
class SeeOtherHostReadingTest {
  @ParameterizedTest
  @CsvSource({
    "a.example.org, a.example.org, 0",
    "a.example.org:9222, a.example.org, 9222",
    "192.0.2.1, 192.0.2.1, 0",
    "192.0.2.1:1, 192.0.2.1, 1",
    "[2001:41D0:1:A49b::1]:9222, 2001:41D0:1:A49b::1, 9222",
    "[2001:db8::1], 2001:db8::1, 0",
    "' a ', a, 0"
  })
  void namesAPlace(String text, String host, int port) {
    assertThat(SeeOtherHost.read(text))
        .contains(new SeeOtherHost(host, port == 0 ? OptionalInt.empty() : OptionalInt.of(port)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a:b",
        "a:70000",
        "a:123456",
        "a:1:2",
        "a/b",
        "user@a",
        "[a]",
        "a\nb",
        "ü"
      })
  void orItNamesNone(String text) {
    assertThat(SeeOtherHost.read(text)).isEmpty();
  }
}
