package im.herald.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.message.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilledFormTest {
  private static final Argument PEOPLE = Argument.addresses("JID[,JID]", "whom");
  private static final Argument COUNT = Argument.number("COUNT", 1, 9, "how often");
  private static final CommandSpec SPEC =
      new CommandSpec(
          "shout",
          Role.USER,
          "says it",
          List.of(
              PEOPLE,
              Argument.keyword("to"),
              COUNT,
              Argument.span("EVERY", "how often").optional(),
              Argument.yesNo("LOUD", "how").optional(),
              Argument.text("TEXT", "what").optional()),
          "shout a@example.org to 1 hello");

  @Test
  void itsValuesAreThoseOfAChat() throws CommandFailure {
    FilledForm form =
        new FilledForm(
            Map.of(
                "jid", List.of(" a@example.org ", "", "b@example.org"),
                "count", List.of(" 3 "),
                "every", List.of("5m"),
                "loud", List.of("1"),
                "text", List.of("one", "two"),
                "more", List.of("ignored")));
    Arguments read = form.read(SPEC);
    assertThat(read.addresses("JID[,JID]"))
        .extracting(Object::toString)
        .containsExactly("a@example.org", "b@example.org");
    assertThat(read.number("COUNT")).isEqualTo(3);
    assertThat(read.span("EVERY")).isEqualTo(Duration.ofMinutes(5));
    assertThat(read.yes("LOUD")).isTrue();
    assertThat(read.text("TEXT")).isEqualTo("one\ntwo");
    assertThat(read.has("to")).isFalse();
    assertThat(form.length()).isEqualTo(15 + 13 + 3 + 2 + 1 + 6 + 7);
  }

  @Test
  void noIsAValue() throws CommandFailure {
    Map<String, List<String>> values =
        Map.of(
            "jid", List.of("a@example.org"),
            "count", List.of("1"),
            "loud", List.of("0"),
            "text", List.of("hello"));
    Arguments read = new FilledForm(values).read(SPEC);
    assertThat(read.yes("LOUD")).isFalse();
    assertThat(read.has("EVERY")).isFalse();
    assertThat(read.optionalText("EVERY")).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    FilledForm form =
        new FilledForm(
            Map.of("jid", List.of(" "), "count", List.of("ten"), "text", List.of("hello")));
    assertThatThrownBy(() -> form.read(SPEC))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            """
            `shout` needs JID[,JID] (whom).
            COUNT is a whole number from 1 to 9, not "ten".""");
  }

  @Test
  void anEmptyOneHasNothing() {
    assertThat(FilledForm.empty().of(COUNT)).isEmpty();
    assertThat(FilledForm.empty().length()).isZero();
    assertThat(new FilledForm(Map.of("count", List.of("1"))).of(COUNT)).containsExactly("1");
    assertThatThrownBy(() -> FilledForm.empty().read(SPEC)).hasMessageContaining("`shout` needs");
  }

  @Test
  void askingForAnotherKindIsABug() throws CommandFailure {
    Arguments read = new Arguments(Map.of("TEXT", "hello"));
    assertThatThrownBy(() -> read.number("TEXT")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read.text("NAME")).isInstanceOf(IllegalArgumentException.class);
  }
}
