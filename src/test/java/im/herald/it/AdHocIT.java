package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.it.AdHocPerson.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/// What people do with the bot's commands in a client that shows them as forms (XEP-0050).
@OnEachServer
@TestInstance(Lifecycle.PER_CLASS)
class AdHocIT {
  @Parameter XmppServer server;

  private BotHome home;
  private Person ownersAccount;
  private Person usersAccount;
  private AdHocPerson owner;
  private AdHocPerson user;
  private BotHere running;

  @BeforeParameterizedClassInvocation
  void begin() {
    ownersAccount = Person.register(server, "owner");
    usersAccount = Person.register(server, "user");
    home = BotHome.on(server).withOwner(ownersAccount);
    owner = AdHocPerson.of(ownersAccount, home.jid(), "herald");
    user = AdHocPerson.of(usersAccount, home.jid(), "herald");
    running = home.startsHere();
  }

  @AfterParameterizedClassInvocation
  void end() throws Exception {
    running.close();
    usersAccount.close();
    ownersAccount.close();
    home.close();
  }

  @Test
  void everybodySeesWhatTheyMayRun() {
    assertThat(user.list())
        .contains("ping", "help", "echo")
        .doesNotContain("contact/add", "quit", "claim");
    assertThat(owner.list()).contains("ping", "contact/add", "quit", "account/delete");
  }

  @Test
  void theBotSaysThatItHasCommandsAndWhatEachIs() {
    assertThat(user.info("").toString())
        .contains("http://jabber.org/protocol/commands", "jabber:x:data");
    assertThat(user.info("echo").toString()).contains("automation", "command-node");
    assertThat(new Answer(user.info("quit")).error()).containsExactly("item-not-found");
  }

  @Test
  void aCommandWithoutArgumentsIsDoneAtOnce() {
    Answer pong = user.runs("ping");

    assertThat(pong.status()).isEqualTo("completed");
    assertThat(pong.noteType()).isEqualTo("info");
    assertThat(pong.note()).isEqualTo("pong");
  }

  @Test
  void aFormIsFilledInAndSubmitted() {
    Answer form = owner.runs("contact/add");
    assertThat(form.status()).isEqualTo("executing");
    assertThat(form.field("jid").attribute("type")).isEqualTo("jid-single");
    assertThat(form.field("jid").child("required")).isPresent();

    Answer added =
        owner.goesOn(
            "contact/add",
            form,
            "",
            Map.of("jid", usersAccount.jid().toString(), "name", "somebody"));
    assertThat(added.status()).isEqualTo("completed");
    assertThat(ownersAccount.asks(home.jid(), "contact list"))
        .contains(usersAccount.jid() + "  somebody");
  }

  @Test
  void aWrongValueComesBackInTheFormWithTheReason() {
    Answer form = owner.runs("schedule/add");
    Answer wrong =
        owner.goesOn(
            "schedule/add",
            form,
            "complete",
            Map.of("name", "tea", "how", "every", "when", "often", "text", "Tea!\nNow."));

    assertThat(wrong.status()).isEqualTo("executing");
    assertThat(wrong.noteType()).isEqualTo("error");
    assertThat(wrong.note()).contains("`schedule add` needs JID[,JID]");
    assertThat(wrong.value("when")).containsExactly("often");
    assertThat(wrong.value("text")).containsExactly("Tea!", "Now.");

    Answer still =
        owner.goesOn(
            "schedule/add",
            wrong,
            "execute",
            Map.of(
                "name",
                "tea",
                "how",
                "every",
                "when",
                "often",
                "jid-groups",
                "@owners",
                "text",
                "Tea!\nNow."));
    assertThat(still.note()).isEqualTo("\"often\" is no duration. One is 90s, 5m, 1h30m or 2d.");
    assertThat(still.value("jid-groups")).containsExactly("@owners");

    Answer right =
        owner.goesOn(
            "schedule/add",
            still,
            "complete",
            Map.of(
                "name",
                "tea",
                "how",
                "every",
                "when",
                "5h",
                "jid",
                ownersAccount.jid() + "\n" + usersAccount.jid(),
                "text",
                "Tea!\nNow."));
    assertThat(right.status()).isEqualTo("completed");
    assertThat(ownersAccount.asks(home.jid(), "schedule show tea"))
        .contains("every 5h", usersAccount.jid().toString());
  }

  @Test
  void whatIsGivenUpIsOver() {
    Answer form = user.runs("echo");
    assertThat(user.goesOn("echo", form, "cancel", Map.of()).status()).isEqualTo("canceled");
    assertThat(user.goesOn("echo", form, "complete", Map.of("text", "x")).error())
        .containsExactly("bad-request", "bad-sessionid");
  }

  @Test
  void whatSomebodyMayNotRunIsNotThere() {
    assertThat(user.runs("quit").error()).isEqualTo(user.runs("nothing/such").error());
    assertThat(user.runs("quit").error()).containsExactly("item-not-found");
  }

  @Test
  void throughARoomNobodyRunsAnything() {
    TestRoom room = TestRoom.ruledBy(ownersAccount).open();
    try {
      assertThat(ownersAccount.asks(home.jid(), "room join %s herald".formatted(room.jid())))
          .contains(room.jid());
      room.sees(ownersAccount, "herald");
      AdHocPerson there = AdHocPerson.of(ownersAccount, room.jid(), "herald");

      assertThat(there.list()).isEmpty();
      assertThat(there.runs("ping").error()).containsExactly("item-not-found");
      assertThat(there.runs("quit").error()).containsExactly("item-not-found");
      assertThat(new Answer(there.info("ping")).error()).containsExactly("item-not-found");
    } finally {
      ownersAccount.says(home.jid(), "room leave " + room.jid());
      assertThat(ownersAccount.hears()).contains(room.jid());
    }
  }

  @Test
  void theDeletionOfTheAccountIsAskedForTwice() {
    Answer question = owner.runs("account/delete");
    assertThat(question.status()).isEqualTo("executing");
    assertThat(question.noteType()).isEqualTo("warn");

    Answer unsure = owner.goesOn("account/delete", question, "complete", Map.of("sure", "0"));
    assertThat(unsure.status()).isEqualTo("executing");
    assertThat(owner.goesOn("account/delete", unsure, "cancel", Map.of()).status())
        .isEqualTo("canceled");
  }
}
