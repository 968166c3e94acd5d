package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.scripted.FormsClient.FormAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Stages, actions and errors of a form (XEP-0050 § 3.4, § 4.4), whatever a client sends.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FormDialogueTest {
  private static final String JULIET = "from='juliet@example.org/x'";
  private static final String ROMEO = "from='romeo@example.org/x'";
  private static final Map<String, List<String>> TEXT = Map.of("text", List.of("hello"));

  @TempDir private Path folder;
  private FormsBot bot;
  private FormsClient client;

  @BeforeEach
  void begin() throws Exception {
    bot = new FormsBot(TestBot.with(), folder);
    client = bot.client();
  }

  @AfterEach
  void end() throws Exception {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"action='complete'", "action='execute'", "", "action=''"})
  void aFormIsDoneByEachActionThatMeansIt(String action) throws Exception {
    FormAnswer form = client.runs(JULIET, "say");
    assertThat(form.actions()).containsExactly("complete");
    assertThat(form.xml()).contains("<actions execute='complete'>");

    FormAnswer done = client.goesOn(JULIET, form, "node='say' " + action, TEXT);
    assertThat(done.status()).isEqualTo("completed");
    assertThat(done.note()).isEqualTo("hello");
    assertThat(done.session()).isEqualTo(form.session());
  }

  @Test
  void noActionAtAllBegins() throws Exception {
    assertThat(client.commands(JULIET, "node='say'", "").status()).isEqualTo("executing");
  }

  @Test
  void aFormIsInTheLanguageThatItIsAskedForIn() throws Exception {
    FormAnswer form = client.commands(JULIET, "node='burn' xml:lang='es-AR'", "");
    Map<String, List<String>> what = Map.of("what", List.of("letters"));
    FormAnswer question =
        client.goesOn(JULIET, form, "node='burn' xml:lang='es' action='complete'", what);
    assertThat(question.xml()).contains("xml:lang='es'", "Sí, hazlo", "¿Seguro?");

    FormAnswer other = client.goesOn(JULIET, question, "node='burn' xml:lang='fr'", Map.of());
    assertThat(other.xml()).contains("xml:lang='en'", "Yes, do it", "Nothing is done yet");
  }

  @ParameterizedTest
  @CsvSource({
    "action='dance', malformed-action",
    "action='prev', bad-action",
    "action='next', bad-action",
    "xml:lang='no such language', bad-locale"
  })
  void whatMakesNoSenseIsRefusedAndTheFormStays(String attribute, String error) throws Exception {
    FormAnswer form = client.runs(JULIET, "say");
    assertThat(client.goesOn(JULIET, form, "node='say' " + attribute, TEXT).error())
        .containsExactlyInAnyOrder("bad-request", error);
    assertThat(client.goesOn(JULIET, form, "node='say'", TEXT).note()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x xmlns='jabber:x:data' type='result'/>",
        "<x xmlns='jabber:x:data'/>",
        "<x xmlns='jabber:x:data' type='submit'><field><value>v</value></field></x>",
        "<x xmlns='urn:example:other'/>"
      })
  void whatIsNoFilledFormIsRefusedAndTheFormStays(String payload) throws Exception {
    FormAnswer form = client.runs(JULIET, "say");
    String session = "node='say' sessionid='%s'".formatted(form.session());
    assertThat(client.commands(JULIET, session, payload).error())
        .containsExactlyInAnyOrder("bad-request", "bad-payload");
    assertThat(client.goesOn(JULIET, form, "node='say'", TEXT).note()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<x xmlns='jabber:x:data' type='submit'/>",
        "<x xmlns='jabber:x:data' type='submit'><field var='other'><value>v</value></field></x>",
        "<x xmlns='jabber:x:data' type='submit'><field var='text'/></x>",
        "<x xmlns='jabber:x:data' type='submit'><field var='text'><value> \n </value></field></x>"
      })
  void whatIsMissingIsAskedForAgain(String payload) throws Exception {
    FormAnswer form = client.runs(JULIET, "say");
    FormAnswer again =
        client.commands(JULIET, "node='say' sessionid='%s'".formatted(form.session()), payload);
    assertThat(again.status()).isEqualTo("executing");
    assertThat(again.noteType()).isEqualTo("error");
    assertThat(again.note()).isEqualTo("`say` needs TEXT (what).");
    assertThat(again.xml()).contains("<instructions>`say` needs TEXT (what).</instructions>");
    assertThat(again.session()).isEqualTo(form.session());
  }

  @Test
  void whatTheCommandRefusesComesBackInTheForm() throws Exception {
    FormAnswer form = client.runs(JULIET, "say");
    FormAnswer wrong =
        client.goesOn(JULIET, form, "node='say'", Map.of("text", List.of("no", " & <you>")));
    assertThat(wrong.status()).isEqualTo("executing");
    assertThat(wrong.note()).isEqualTo("That is no word.");
    assertThat(wrong.values("text")).containsExactly("no", " & <you>");
  }

  @Test
  void aFormIsGivenUpByTheActionOrByTheForm() throws Exception {
    FormAnswer one = client.runs(JULIET, "say");
    FormAnswer other = client.runs(JULIET, "say");
    assertThat(client.goesOn(JULIET, one, "node='say' action='cancel'", Map.of()).status())
        .isEqualTo("canceled");
    assertThat(
            client
                .commands(
                    JULIET,
                    "node='say' sessionid='%s'".formatted(other.session()),
                    "<x xmlns='jabber:x:data' type='cancel'/>")
                .status())
        .isEqualTo("canceled");
    assertThat(client.goesOn(JULIET, one, "node='say'", TEXT).error())
        .containsExactlyInAnyOrder("bad-request", "bad-sessionid");
    assertThat(bot.ran()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ROMEO, "from='juliet@example.org/other'", "from='juliet@example.org'"})
  void nobodyElseGoesOnWithAForm(String other) throws Exception {
    FormAnswer form = client.runs(JULIET, "say");
    assertThat(client.goesOn(other, form, "node='say'", TEXT).error())
        .containsExactlyInAnyOrder("bad-request", "bad-sessionid");
    assertThat(client.goesOn(JULIET, form, "node='burn'", TEXT).error())
        .containsExactlyInAnyOrder("bad-request", "bad-sessionid");
    assertThat(client.goesOn(JULIET, form, "node='say'", TEXT).note()).isEqualTo("hello");
  }

  @Test
  void aSessionIsNeededToGoOn() throws Exception {
    assertThat(client.commands(JULIET, "node='say' action='complete'", "").error())
        .containsExactlyInAnyOrder("bad-request", "bad-sessionid");
    assertThat(client.commands(JULIET, "node='say' sessionid='none'", "").error())
        .containsExactlyInAnyOrder("bad-request", "bad-sessionid");
    assertThat(client.commands(JULIET, "", "").error()).containsExactly("item-not-found");
  }

  @Test
  void whatCannotBeUndoneIsASecondPageAndOneCanGoBack() throws Exception {
    FormAnswer form = client.runs(JULIET, "burn");
    Map<String, List<String>> what = Map.of("what", List.of("letters"));
    FormAnswer question = client.goesOn(JULIET, form, "node='burn' action='complete'", what);
    assertThat(question.status()).isEqualTo("executing");
    assertThat(question.actions()).containsExactly("prev", "complete");
    assertThat(question.noteType()).isEqualTo("warn");
    assertThat(question.xml()).contains("All letters burn.");

    FormAnswer back = client.goesOn(JULIET, question, "node='burn' action='prev'", Map.of());
    assertThat(back.values("what")).containsExactly("letters");
    assertThat(back.actions()).containsExactly("next");

    FormAnswer again = client.goesOn(JULIET, back, "node='burn' action='next'", what);
    FormAnswer unsure = client.goesOn(JULIET, again, "node='burn'", Map.of());
    assertThat(unsure.status()).isEqualTo("executing");
    assertThat(bot.ran()).isEmpty();

    FormAnswer done = client.goesOn(JULIET, unsure, "node='burn'", Map.of("sure", List.of("1")));
    assertThat(done.status()).isEqualTo("completed");
    assertThat(bot.ran()).containsExactly("burnt letters");
  }

  @Test
  void everyArgumentIsAFieldOfItsType() throws Exception {
    FormAnswer form = client.runs(JULIET, "set");
    assertThat(form.field("word"))
        .contains("type='text-single'", "<required/>", "<desc>a word</desc>");
    assertThat(form.field("jid")).contains("type='jid-single'");
    assertThat(form.field("friends")).contains("type='jid-multi'");
    assertThat(form.field("to")).contains("type='jid-multi'");
    assertThat(form.field("to-groups")).contains("type='list-multi'", "<value>@owners</value>");
    assertThat(form.field("how"))
        .contains("type='list-single'", "<option label='fast'><value>fast</value></option>");
    assertThat(form.field("loud")).contains("type='boolean'", "datatype='xs:boolean'");
    assertThat(form.field("count")).contains("datatype='xs:integer'", "<range min='1' max='9'/>");
    assertThat(form.field("long")).contains("datatype='xs:string'", "<regex>");
    assertThat(form.field("text")).contains("type='text-multi'").doesNotContain("<required/>");

    FormAnswer wrong =
        client.goesOn(
            JULIET,
            form,
            "node='set'",
            Map.of(
                "word", List.of("w"),
                "jid", List.of("juliet"),
                "friends", List.of("a@example.org", "b"),
                "to", List.of("c@example.org"),
                "how", List.of("slow"),
                "loud", List.of("2"),
                "count", List.of("10"),
                "long", List.of("soon")));
    assertThat(wrong.note().lines())
        .hasSize(6)
        .contains("COUNT is a whole number from 1 to 9, not \"10\".")
        .contains("HOW is one of fast, first, not \"slow\".")
        .contains("LOUD is yes or no, not \"2\".");
    assertThat(wrong.values("friends")).containsExactly("a@example.org", "b");
  }
}
