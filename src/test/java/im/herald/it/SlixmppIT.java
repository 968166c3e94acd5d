package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bot's commands in a client that nobody here wrote (XEP-0050 and XEP-0004 by slixmpp).
@OnEachServer
class SlixmppIT {
  /// What is done at once and would end the bot, or its account's password.
  private static final Set<String> FINAL = Set.of("quit", "account/password");

  private final XmppServer server;
  private Person account;
  private BotHome home;
  private BotHere running;
  private SlixmppPerson owner;

  SlixmppIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() throws Exception {
    account = Person.register(server, "owner");
    home = BotHome.on(server).withOwner(account);
    running = home.startsHere();
    owner = SlixmppPerson.login(server, account, home.jid() + "/herald");
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    running.close();
    account.close();
    home.close();
  }

  @Test
  void everyCommandIsListedAndEveryFormIsShownAndGivenUp() {
    List<String> nodes = owner.does("list");
    assertThat(nodes).contains("ping", "contact/add", "account/delete").hasSizeGreaterThan(25);
    for (String node : nodes) {
      if (FINAL.contains(node)) {
        continue;
      }
      List<String> shown = owner.does("run", node);
      assertThat(shown.getFirst()).as(node).isIn("executing", "completed");
      if (shown.getFirst().equals("executing")) {
        assertThat(shown.subList(3, shown.size())).as(node).isNotEmpty();
        assertThat(owner.does("cancel").getFirst()).as(node).isEqualTo("canceled");
      }
    }
    assertThat(owner.does("cancel")).containsExactly("error", "bad-request");
  }

  @Test
  void aFormIsFilledInWrongAndThenRight() {
    assertThat(owner.does("run", "ping")).containsExactly("completed", "info", "pong");

    assertThat(owner.does("run", "contact/add"))
        .startsWith("executing")
        .contains("jid:jid-single!=", "name:text-single=");
    List<String> wrong = owner.does("submit", "complete", "jid=nobody", "name=Romeo");
    assertThat(wrong).startsWith("executing", "error").contains("name:text-single=Romeo");
    assertThat(wrong.get(2)).contains("nobody");
    assertThat(owner.does("submit", "-", "jid=" + account.jid()).getFirst()).isEqualTo("completed");
    assertThat(account.asks(home.jid(), "contact list")).contains(account.jid() + "  Romeo");
  }

  @Test
  void textOfSeveralLinesAndGroupsComeThrough() {
    owner.does("run", "schedule/add");
    List<String> added =
        owner.does(
            "submit",
            "complete",
            "name=tea",
            "how=every",
            "when=5h",
            "jid-groups=@owners",
            "text=Tea!\nNow.");
    assertThat(added.getFirst()).as(added.toString()).isEqualTo("completed");
    assertThat(account.asks(home.jid(), "schedule show tea")).contains("@owners", "Tea!\nNow.");
  }

  @Test
  void theAccountIsDeletedAfterASecondPage() {
    assertThat(owner.does("run", "account/delete"))
        .startsWith("executing", "warn")
        .contains("sure:boolean!=False");
    assertThat(owner.does("submit", "complete").subList(0, 2))
        .containsExactly("executing", "error");
    assertThat(owner.does("submit", "complete", "sure=1").getFirst()).isEqualTo("completed");
    assertThat(running.exits().code()).isEqualTo(0);
  }
}
