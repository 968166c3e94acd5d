package im.herald.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.command.ParsedMessage.Call;
import im.herald.command.ParsedMessage.Incomplete;
import im.herald.command.ParsedMessage.Malformed;
import im.herald.command.ParsedMessage.PlainText;
import im.herald.message.Jids;
import im.herald.message.Recipient;
import im.herald.message.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
  private final CommandParser parser =
      new CommandParser(
          new CommandRegistry(
              List.of(
                  command("ping"),
                  command("echo", Argument.text("TEXT", "what to say")),
                  command(
                      "contact add",
                      Argument.address("JID", "whom"),
                      Argument.text("NAME", "what to call them").optional()),
                  command("contact list"),
                  command(
                      "presence",
                      Argument.choice("SHOW", List.of("online", "away"), "how available"),
                      Argument.text("TEXT", "a line").optional()),
                  command(
                      "schedule add",
                      Argument.word("NAME", "its name"),
                      Argument.choice("HOW", List.of("cron", "every", "at"), "how"),
                      Argument.word("WHEN", "when"),
                      Argument.keyword("to"),
                      Argument.recipients("JID[,JID]", "to whom"),
                      Argument.text("TEXT", "what")),
                  command(
                      "alarm",
                      Argument.span("AFTER", "when"),
                      Argument.number("TIMES", 1, 3, "how often"),
                      Argument.yesNo("LOUD", "whether"),
                      Argument.addresses("WHOM", "who hears it"),
                      Argument.addressOrServer("WHERE", "a server").optional(),
                      Argument.line("NAME", "a line").optional()))),
          "!");

  @ParameterizedTest
  @ValueSource(strings = {"ping", " ping ", "PING", "!ping", "! Ping\n"})
  void aCommandIsJustItsWords(String text) {
    assertThat(call(text).command().spec().name()).isEqualTo("ping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pingo", "what is ping", "", "!", "schedules"})
  void anythingElseIsPlainText(String text) {
    assertThat(parser.parse(text)).isEqualTo(new PlainText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo", "echo \"\"", "echo “ ”"})
  void textThatIsBlankIsMissing(String text) {
    assertThat(parser.parse(text))
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed -> assertThat(malformed.advice()).asString().startsWith("`echo` needs TEXT"));
  }

  @Test
  void optionalTextThatIsBlankIsLeftOut() {
    assertThat(call("presence away \"\"").arguments().optionalText("TEXT")).isEmpty();
  }

  @Test
  void textIsTakenToTheLetter() {
    assertThat(call("echo  two  spaces\nand a \"quote\"").arguments().text("TEXT"))
        .isEqualTo("two  spaces\nand a \"quote\"");
  }

  @Test
  void quotesAroundTheWholeTextAreTakenOff() {
    assertThat(call("echo \" spaces kept \"").arguments().text("TEXT")).isEqualTo(" spaces kept ");
    assertThat(call("echo “curly”").arguments().text("TEXT")).isEqualTo("curly");
    assertThat(call("echo \"a\" and \"b\"").arguments().text("TEXT")).isEqualTo("\"a\" and \"b\"");
  }

  @Test
  void anOptionalArgumentMayBeLeftOut() throws Exception {
    Arguments arguments = call("Contact ADD Romeo@Example.Org").arguments();
    assertThat((Object) arguments.address("JID")).isEqualTo(Jids.bare("romeo@example.org"));
    assertThat(arguments.optionalText("NAME")).isEmpty();
    assertThat(call("contact add romeo@example.org Romeo M").arguments().optionalText("NAME"))
        .contains("Romeo M");
  }

  @Test
  void aScheduleIsReadPieceByPiece() throws Exception {
    Arguments arguments =
        call("schedule add standup cron \"0 0 9 ? * MON-FRI\" to a@b.c,@contacts Stand up!")
            .arguments();
    assertThat(arguments.text("HOW")).isEqualTo("cron");
    assertThat(arguments.text("WHEN")).isEqualTo("0 0 9 ? * MON-FRI");
    assertThat(arguments.recipients("JID[,JID]"))
        .containsExactly(new Recipient.Person(Jids.bare("a@b.c")), new Recipient.Contacts());
    assertThat(arguments.text("TEXT")).isEqualTo("Stand up!");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(malformed("contact add"))
        .isEqualTo(
            """
            `contact add` needs JID (whom).
            Usage: contact add JID [NAME]
            Example: contact add""");
    assertThat(malformed("schedule add x every 1h a@b.c Text")).contains("`to` must stand before");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(malformed("contact add romeo@"))
        .startsWith("JID: \"romeo@\" is not a JID (like name@example.org).");
    assertThat(malformed("contact add romeo@example.org/phone"))
        .startsWith(
            "JID: \"romeo@example.org/phone\" has a resource part; write romeo@example.org.");
    assertThat(malformed("presence sleepy")).startsWith("SHOW is one of online, away, not");
    assertThat(malformed("ping pong")).startsWith("`ping` cannot use: pong");
    assertThat(malformed("contact list everybody")).contains("everybody");
    assertThat(malformed("schedule add \"x every 1h")).startsWith("A quote is opened");
  }

  @Test
  void timesNumbersAndAnswersAreRead() throws Exception {
    Arguments arguments =
        call("alarm 1h30m 3 ON a@b.c,d@e.f example.org the whole line").arguments();
    assertThat(arguments.span("AFTER")).isEqualTo(Duration.ofMinutes(90));
    assertThat(arguments.number("TIMES")).isEqualTo(3);
    assertThat(arguments.yes("LOUD")).isTrue();
    assertThat(arguments.addresses("WHOM")).containsExactly(Jids.bare("a@b.c"), Jids.bare("d@e.f"));
    assertThat((Object) arguments.address("WHERE")).isEqualTo(Jids.bare("example.org"));
    assertThat(arguments.text("NAME")).isEqualTo("the whole line");
    assertThat(call("alarm 5s 1 no a@b.c").arguments().has("NAME")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "alarm soon 1 no a@b.c, 'AFTER is a length of time such as 90s, 5m, 1h30m or 2d, not \"soon\".'",
    "alarm 0s 1 no a@b.c, 'AFTER is a length of time'",
    "alarm 99999d 1 no a@b.c, 'AFTER is a length of time'",
    "alarm 5s 4 no a@b.c, 'TIMES is a whole number from 1 to 3, not \"4\".'",
    "alarm 5s 9223372036854775808 no a@b.c, 'TIMES is a whole number'",
    "alarm 5s 1 perhaps a@b.c, 'LOUD is yes or no, not \"perhaps\".'",
    "alarm 5s 1 no example.org, 'WHOM: \"example.org\" is a server and nobody on it'",
    "'alarm 5s 1 no a@b.c,', 'WHOM: \"\" is not a JID'"
  })
  void whatIsNoneOfThemIsNamed(String text, String advice) {
    assertThat(malformed(text)).startsWith(advice);
  }

  @Test
  void aLineIsOneLine() {
    assertThat(malformed("alarm 5s 1 no a@b.c x two\nlines"))
        .startsWith("NAME is one line, without a line break.");
  }

  @Test
  void twoArgumentsWithOneFieldAreRefused() {
    assertThatThrownBy(() -> command("two", Argument.word("JID", ""), Argument.word("JID[,]", "")))
        .hasMessageContaining("two: each argument's name begins with");
  }

  @Test
  void aFirstWordAloneListsItsFamily() {
    assertThat(((Incomplete) parser.parse("contact")).advice())
        .hasToString(
            "`contact` needs a second word. You can write:\n"
                + "contact add JID [NAME]\ncontact list");
    assertThat(((Incomplete) parser.parse("contact ad x")).advice())
        .asString()
        .startsWith("There is no `contact ad`.");
  }

  @Test
  void twoCommandsOfOneNameAreRefused() {
    assertThatThrownBy(() -> new CommandRegistry(List.of(command("ping"), command("ping"))))
        .hasMessageContaining("two commands are called \"ping\"");
    assertThatThrownBy(() -> new CommandRegistry(List.of(command("room"), command("room list"))))
        .hasMessageContaining("\"room\" cannot be a command beside \"room list\"");
  }

  private Call call(String text) {
    return (Call) parser.parse(text);
  }

  private String malformed(String text) {
    return ((Malformed) parser.parse(text)).advice().toString();
  }

  private static Command command(String name, Argument... arguments) {
    CommandSpec spec = new CommandSpec(name, Role.ANYONE, "does it", List.of(arguments), name);
    return new Command() {
      @Override
      public CommandSpec spec() {
        return spec;
      }

      @Override
      public Answer run(CommandCall call) {
        return Answer.of(name);
      }
    };
  }
}
