package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.TestBot;
import im.herald.scripted.FormsClient.FormAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What somebody may ask of forms, and what becomes of too much.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FormLimitsTest {
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

  @Test
  void theSixthFormOfOnePersonEndsTheFirst() throws Exception {
    List<FormAnswer> forms = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      forms.add(client.runs(i % 2 == 0 ? JULIET : "from='juliet@example.org/other'", "say"));
    }
    assertThat(client.goesOn(JULIET, forms.getFirst(), "node='say'", TEXT).error())
        .containsExactlyInAnyOrder("not-allowed", "session-expired");
    assertThat(client.goesOn(JULIET, forms.get(2), "node='say'", TEXT).note()).isEqualTo("hello");
    assertThat(client.runs(ROMEO, "say").status()).isEqualTo("executing");
  }

  @Test
  void whoeverLostTheRoleGoesOnWithNothing() throws Exception {
    Map<String, List<String>> what = Map.of("what", List.of("letters"));
    FormAnswer form = client.runs(JULIET, "burn");
    FormAnswer question = client.goesOn(JULIET, client.runs(JULIET, "burn"), "node='burn'", what);
    assertThat(question.noteType()).isEqualTo("warn");
    bot.dismissesOwner();
    assertThat(client.goesOn(JULIET, form, "node='burn'", what).error())
        .containsExactly("item-not-found");
    assertThat(client.goesOn(JULIET, question, "node='burn'", Map.of("sure", List.of("1"))).error())
        .containsExactly("item-not-found");
    assertThat(bot.ran()).isEmpty();
  }

  @Test
  void whatEndsTheSessionComesAfterTheAnswer() throws Exception {
    FormAnswer bye = client.runs(JULIET, "leave");
    assertThat(bye.status()).isEqualTo("completed");
    assertThat(bye.note()).isEqualTo("Bye.");
    await().until(() -> bot.ran().contains("left"));
    // The server was asked whether it has the answer.
    List<String> after =
        client.server().received().stream()
            .map(Element::xml)
            .dropWhile(xml -> !xml.contains("Bye."))
            .toList();
    assertThat(after).anyMatch(xml -> xml.contains("urn:xmpp:ping"));
  }

  @Test
  void whyItDoesNotEndComesAsAMessage() throws Exception {
    assertThat(client.runs(JULIET, "stay").note()).isEqualTo("Bye.");
    await()
        .until(
            () -> client.server().messages().stream().flatMap(m -> m.body().stream()).toList(),
            List.of("The server wants it to stay.")::equals);
  }

  @Test
  void aBugHasAnIdThatIsInTheLog() throws Exception {
    FormAnswer broken = client.runs(JULIET, "break");
    assertThat(broken.status()).isEqualTo("completed");
    assertThat(broken.noteType()).isEqualTo("error");
    assertThat(broken.note()).matches("Something went wrong here\\. .* as error [0-9a-f]{8}\\.");
  }

  @Test
  void whoAsksForTooManyAtOnceIsToldToWaitAndNobodyElse() throws Exception {
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(client.sends(JULIET, "set", wait("")));
    }
    assertThat(client.runs(JULIET, "wait").error()).containsExactly("resource-constraint");
    assertThat(client.runs(ROMEO, "say").status()).isEqualTo("executing");
    bot.goesOn();
    for (String id : waiting) {
      assertThat(client.answer(id).note()).isEqualTo("waited");
    }
  }

  @Test
  void aFormSpendsTheBudgetOfMessages() throws Exception {
    bot.close();
    bot = new FormsBot(TestBot.with().personBudget(2, Duration.ofDays(1)), folder);
    client = bot.client();
    FormAnswer form = client.runs(JULIET, "say");
    assertThat(client.goesOn(JULIET, form, "node='say'", TEXT).note()).isEqualTo("hello");
    assertThat(client.runs(JULIET, "say").error()).containsExactly("resource-constraint");
    assertThat(client.runs(ROMEO, "say").status()).isEqualTo("executing");
  }

  @Test
  void whatIsTooLongForOneStanzaDoesNotComeBack() throws Exception {
    FormAnswer form = client.runs(JULIET, "burn");
    FormAnswer wrong =
        client.goesOn(
            JULIET, form, "node='burn'", Map.of("what", List.of("'".repeat(30_000) + "\nx")));
    assertThat(wrong.note()).isEqualTo("WHAT is one line, without a line break.");
    assertThat(wrong.values("what")).isEmpty();
    FormAnswer tooLong =
        client.goesOn(JULIET, wrong, "node='burn'", Map.of("what", List.of("x".repeat(70_000))));
    assertThat(tooLong.note()).isEqualTo("That is too long for me.");

    FormAnswer long_ = client.runs(JULIET, "say");
    FormAnswer cut =
        client.goesOn(JULIET, long_, "node='say'", Map.of("text", List.of("'".repeat(30_000))));
    assertThat(cut.note()).contains("[cut here: the answer had 30000 characters]");
    assertThat(cut.xml().length()).isLessThan(40_000);
  }

  private static String wait(String attributes) {
    return "<command xmlns='%s' node='wait' %s/>".formatted(FormsClient.COMMANDS, attributes);
  }
}
