package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.jxmpp.jid.BareJid;

/// What people say to the bot, and what it answers.
@OnEachServer
@TestInstance(Lifecycle.PER_CLASS)
class ChatIT {
  @Parameter XmppServer server;

  private BotHome home;
  private Person owner;
  private Person user;
  private BotHere running;
  private BareJid bot;

  @BeforeParameterizedClassInvocation
  void begin() {
    owner = Person.register(server, "owner");
    user = Person.register(server, "user");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
    running = home.startsHere();
  }

  @AfterParameterizedClassInvocation
  void end() throws Exception {
    running.close();
    user.close();
    owner.close();
    home.close();
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

    assertThat(user.asks(bot, "echo the only answer")).isEqualTo("the only answer");
  }

  @Test
  void theStatusSaysHowTheBotIs() {
    assertThat(owner.asks(bot, "status"))
        .as(running.log()::last)
        .contains("online as " + bot + "/herald", "Last error: none");
  }
}
