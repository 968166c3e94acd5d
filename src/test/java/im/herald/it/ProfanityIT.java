package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The bot in Profanity: a chat, and its commands as forms (XEP-0050).
@OnEachServer
class ProfanityIT {
  private final XmppServer server;

  ProfanityIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void whoSitsBeforeItChatsAndFillsInForms() throws Exception {
    try (Person owner = Person.register(server, "owner");
        BotHome home = BotHome.on(server).withOwner(owner);
        BotHere _ = home.startsHere();
        ProfanityPerson person = ProfanityPerson.login(server, owner)) {
      Terminal sits = person.terminal();
      String bot = home.jid() + "/herald";

      // Profanity does not ask before it knows what its own server can.
      sits.typesUntilItHelps("/cmd list " + bot, "contact/remove");
      sits.types("/cmd exec ping " + bot);
      sits.waitsFor("ping completed");
      sits.waitsFor("! pong");

      sits.types("/cmd exec contact/add " + bot);
      sits.waitsFor("Form title: contact add");
      sits.types("/field1 localhost");
      sits.types("/field2 Romeo");
      sits.types("/form submit");
      sits.waitsFor("is a server and nobody on it");
      sits.types("/field1 romeo@localhost");
      sits.types("/form submit");
      sits.waitsFor("contact/add completed");
      assertThat(owner.asks(home.jid(), "contact list")).contains("romeo@localhost  Romeo");

      sits.types("/cmd exec presence " + bot);
      sits.waitsFor("[away] away");
      sits.types("/form cancel");
      sits.types("/cmd exec whoami " + bot);
      sits.waitsFor("Your role is owner");

      sits.types("/msg " + home.jid() + " echo hello from the terminal");
      sits.waitsFor("herald: hello from the terminal");
    }
  }
}
