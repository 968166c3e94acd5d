package im.herald.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidsTest {
  @ParameterizedTest
  @CsvSource({
    "Juliet@Example.ORG, juliet@example.org",
    "ΑΩ@example.org, αω@example.org",
    "\u212Aelvin@example.org, kelvin@example.org",
    "ｊuliet@example.org, juliet@example.org",
    "  juliet@example.org , juliet@example.org",
  })
  void twoSpellingsOfOneAddressAreOne(String one, String other) throws Exception {
    assertThat((Object) Jids.bare(one)).isEqualTo(Jids.bare(other));
  }

  @Test
  void lettersThatOnlyLookAlikeStayTwo() throws Exception {
    assertThat((Object) Jids.bare("раypal@example.org"))
        .isNotEqualTo(Jids.bare("paypal@example.org"));
    assertThat((Object) Jids.bare("straße@example.org"))
        .isNotEqualTo(Jids.bare("strasse@example.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "@example.org", "juliet@", "a b@example.org", "a@b@c", "\u0000"})
  void whatIsNoJidIsRefused(String text) {
    assertThatThrownBy(() -> Jids.any(text))
        .isInstanceOf(InvalidJidException.class)
        .hasMessageContaining("is not a JID");
  }

  @Test
  void aResourceIsNoPartOfAPerson() {
    assertThatThrownBy(() -> Jids.bare("juliet@example.org/balcony"))
        .hasMessage("\"juliet@example.org/balcony\" has a resource part; write juliet@example.org");
  }
}
