package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.jxmpp.jid.BareJid;

/// What people say to the bot, and what it answers.
@OnEachServer
@TestInstance(Lifecycle.PER_CLASS)
class ChatIT {
  @AutoClose private final BotHome home;
  @AutoClose private final Person owner;
  @AutoClose private final Person user;
  @AutoClose private final BotHere running;
  private final BareJid bot;

  ChatIT(XmppServer server) {
    owner = Person.register(server, "owner");
    user = Person.register(server, "user");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
    running = home.startsHere();
  }

  @Test
  void everybodyMayUseTheSimpleCommands() {
    assertThat(user.asks(bot, "ping")).isEqualTo("pong");
    assertThat(user.asks(bot, "PING")).isEqualTo("pong");
    assertThat(user.asks(bot, "echo a < b & \"c\"  d \uD83C\uDF39"))
        .isEqualTo("a < b & \"c\"  d \uD83C\uDF39");
    assertThat(user.asks(bot, "version")).startsWith("Herald ");
    assertThat(user.asks(bot, "whoami")).contains(user.jid() + "/", "user", "direct");
  }

  @Test
  void helpShowsWhatThisPersonMayUse() {
    assertThat(user.asks(bot, "help")).contains("ping").doesNotContain("broadcast", "quit");
    assertThat(owner.asks(bot, "help")).contains("ping", "broadcast", "quit");
    assertThat(user.asks(bot, "help ping")).contains("Example: ping");
  }

  @Test
  void aCommandForOthersIsRefusedInWords() {
    assertThat(user.asks(bot, "broadcast now"))
        .isEqualTo("`broadcast` needs the role admin; you are a user.");
    assertThat(user.asks(bot, "quit")).isEqualTo("`quit` needs the role owner; you are a user.");
    assertThat(user.asks(bot, "account delete")).contains("needs the role owner");
  }

  @Test
  void whatIsNoCommandGetsAHint() {
    assertThat(user.asks(bot, "pign")).contains("Did you mean `ping`?");
  }

  @Test
  void answersComeInTheOrderOfTheQuestions() {
    List<String> texts = IntStream.range(0, 200).mapToObj(i -> "number " + i).toList();

    texts.forEach(text -> user.says(bot, "echo " + text));

    assertThat(texts.stream().map(text -> user.hears()).toList()).isEqualTo(texts);
  }

  @Test
  void aBigAnswerArrivesWhole() {
    String big = "word & <word> ".repeat(2000).strip();

    user.says(bot, "echo " + big);

    StringBuilder heard = new StringBuilder();
    while (heard.length() < big.length()) {
      heard.append(user.hears());
    }
    assertThat(heard.toString()).isEqualTo(big);
  }

  @Test
  void theThreadOfAConversationIsKept() {
    user.writes(
        "<message type='chat' to='%s' id='t1'><body>ping</body><thread>a thread</thread></message>"
            .formatted(bot));

    assertThat(user.next().textOf("thread")).isEqualTo("a thread");
  }

  @Test
  void nobodyAnswersErrorsAndHeadlines() {
    user.writes(
        "<message type='error' to='%s' id='e1'><body>ping</body><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"
            .formatted(bot));
    user.writes(
        "<message type='headline' to='%s' id='h1'><body>ping</body></message>".formatted(bot));
    user.writes("<message type='groupchat' to='%s' id='g1'><body>ping</body></message>".formatted(bot));

    assertThat(user.asks(bot, "echo the only answer")).isEqualTo("the only answer");
  }

  @Test
  void theStatusSaysHowTheBotIs() {
    assertThat(owner.asks(bot, "status"))
        .contains("online as " + bot + "/herald", "Last error: none")
        .as(running.log()::last);
  }
}
