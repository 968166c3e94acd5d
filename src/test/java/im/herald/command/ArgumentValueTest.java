package im.herald.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Recipient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentValueTest {
  @ParameterizedTest
  @CsvSource({
    "yes,true",
    "TRUE,true",
    "On,true",
    "1,true",
    "no,false",
    "false,false",
    "OFF,false",
    "0,false"
  })
  void yesAndNoHaveSeveralSpellings(String written, boolean value) throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.yesNo("LOUD", ""), written)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "", "2", "yess"})
  void anythingElseIsNeither(String written) {
    fails(Argument.yesNo("LOUD", ""), written, "LOUD is yes or no, not \"" + written + "\".");
  }

  @ParameterizedTest
  @CsvSource({"3,3", "+7,7", "-2,-2", "007,7"})
  void aNumberIsWhole(String written, long value) throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.number("N", -2, 7, ""), written)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "8", "1.5", "1e3", "٣", "", "+", "9999999999999999999"})
  void anythingElseIsOutOfBounds(String written) {
    fails(
        Argument.number("N", -2, 7, ""),
        written,
        "N is a whole number from -2 to 7, not \"" + written + "\".");
  }

  @ParameterizedTest
  @CsvSource({
    "90s,PT90S",
    "5m,PT5M",
    "1h30m,PT1H30M",
    "2D,P2D",
    "1d2h3m4s,PT26H3M4S",
    "9999d,P9999D"
  })
  void aSpanHasUnits(String written, Duration value) throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.span("TIME", ""), written)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "0h0m", "5", "5 m", "m5", "30m1h", "-5m", "99999d", "5x"})
  void anythingElseIsNoSpan(String written) {
    fails(
        Argument.span("TIME", ""),
        written,
        "TIME is a length of time such as 90s, 5m, 1h30m or 2d, not \"" + written + "\".");
  }

  @Test
  void addressesAreSeparatedByCommas() throws CommandFailure, InvalidJidException {
    Argument argument = Argument.addresses("JID[,JID]", "");
    assertThat(ArgumentValue.of(argument, "romeo@example.org,nurse@example.org"))
        .isEqualTo(
            new Arguments.AddressList(
                List.of(Jids.person("romeo@example.org"), Jids.person("nurse@example.org"))));
    assertThatThrownBy(() -> ArgumentValue.of(argument, "romeo@example.org,"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("JID[,JID]: ");
  }

  @Test
  void aServerIsNoPerson() throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.addressOrServer("JID", ""), "example.org"))
        .hasToString("example.org");
    assertThatThrownBy(() -> ArgumentValue.of(Argument.address("JID", ""), "example.org"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("JID: ");
  }

  @Test
  void recipientsMayBeGroups() throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.recipients("JID", ""), "@contacts"))
        .isEqualTo(new Arguments.RecipientList(List.of(new Recipient.Contacts())));
    assertThatThrownBy(() -> ArgumentValue.of(Argument.recipients("JID", ""), "@contacts,"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("JID: ");
  }

  @Test
  void aLineHasNoLineBreak() throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.line("NAME", ""), "one line")).isEqualTo("one line");
    fails(Argument.line("NAME", ""), "one\ntwo", "NAME is one line, without a line break.");
  }

  @Test
  void aChoiceComesAsItWasDeclared() throws CommandFailure {
    Argument argument = Argument.choice("SHOW", List.of("online", "away"), "");
    assertThat(ArgumentValue.of(argument, "AWAY")).isEqualTo("away");
    fails(argument, "gone", "SHOW is one of online, away, not \"gone\".");
  }

  @Test
  void aKeywordMustStandThere() throws CommandFailure {
    assertThat(ArgumentValue.of(Argument.keyword("to"), "TO")).isEqualTo("to");
    fails(Argument.keyword("to"), "at", "`to` must stand before: at");
  }

  @Test
  void aNumberHasAnOrder() {
    assertThatThrownBy(() -> Argument.number("N", 2, 1, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Argument.number("N", 2, 2, "").usage()).isEqualTo("N");
  }

  @Test
  void theUsageLineShowsWhatMayStandThere() {
    assertThat(Argument.yesNo("LOUD", "").usage()).isEqualTo("yes|no");
    assertThat(Argument.choice("SHOW", List.of("online", "away"), "").usage())
        .isEqualTo("online|away");
    assertThat(Argument.keyword("to").usage()).isEqualTo("to");
    assertThat(Argument.span("TIME", "").optional().usage()).isEqualTo("[TIME]");
    assertThat(Argument.line("NAME", "").usage()).isEqualTo("NAME");
    assertThat(Argument.addresses("JID[,JID]", "").field()).isEqualTo("jid");
    assertThat(Argument.keyword("to").hasValue()).isFalse();
    assertThat(Argument.text("TEXT", "").hasValue()).isTrue();
  }

  private static void fails(Argument argument, String written, String message) {
    assertThatThrownBy(() -> ArgumentValue.of(argument, written))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(message);
  }
}
