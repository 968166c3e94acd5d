package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.parts.Resourcepart;

class AddressingTest {
  private static final Resourcepart HERALD = Resourcepart.fromOrThrowUnchecked("herald");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "herald: ping",
        "herald, ping",
        "@herald ping",
        "@herald: ping",
        "HERALD:ping",
        " herald:  ping "
      })
  void whatIsSaidToItLosesItsNickname(String text) {
    assertThat(Addressing.said(text, HERALD, "!")).contains("ping");
  }

  @Test
  void aCommandBehindThePrefixStaysAsItIs() {
    assertThat(Addressing.said("!ping", HERALD, "!")).contains("!ping");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "herald",
        "herald:",
        "@herald",
        "herald ping",
        "heralds: ping",
        "herald_: ping",
        "say herald: ping",
        "romeo: herald: ping",
        "!",
        ""
      })
  void whatPeopleSayToOneAnotherIsNotForIt(String text) {
    assertThat(Addressing.said(text, HERALD, "!")).isEmpty();
  }
}
