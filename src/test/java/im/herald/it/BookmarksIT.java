package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The operator's own client, on the account of the bot, and the rooms that both show (XEP-0402).
@OnEachServer
class BookmarksIT {
  private static final String NODE = "urn:xmpp:bookmarks:1";

  /// As clients ask for, as far as both servers take it.
  private static final String OPTIONS =
      "<publish-options><x xmlns='jabber:x:data' type='submit'>"
          + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/pubsub#publish-options</value></field>"
          + "<field var='pubsub#persist_items'><value>true</value></field>"
          + "<field var='pubsub#access_model'><value>whitelist</value></field>"
          + "</x></publish-options>";

  private static final String OTHER = "other@conference.localhost";

  private final XmppServer server;
  private Person juliet;
  private Person operator;
  private BotHome home;

  BookmarksIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    juliet = Person.register(server, "juliet");
    operator = Person.register(server, "bot");
    home =
        BotHome.on(server)
            .withOwner(juliet)
            .with("account.jid = \"%s\"".formatted(operator.jid()))
            .with("account.password = \"%s\"".formatted(operator.password()));
  }

  @AfterEach
  void end() throws Exception {
    juliet.close();
    operator.close();
    home.close();
  }

  @Test
  void bothShowTheSameRooms() {
    TestRoom room = TestRoom.ruledBy(juliet).open();
    bookmarksOther();
    try (BotHere _ = home.startsHere()) {
      assertThat(juliet.asks(operator.jid(), "room join %s herald".formatted(room.jid())))
          .endsWith("in it as herald.");
      shows(room.jid() + "", "autojoin=true", "herald");
      assertThat(juliet.asks(operator.jid(), "room list"))
          .isEqualTo(
              "%s: in it as herald\n%s: only bookmarked, by another client of this account"
                  .formatted(room.jid(), OTHER));

      juliet.asks(operator.jid(), "room join %s messenger".formatted(room.jid()));
      shows("messenger");

      juliet.asks(operator.jid(), "room leave " + room.jid());
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(bookmarks()).contains(OTHER).doesNotContain(room.jid().toString()));
    }
  }

  @Test
  void whatTheConfigurationDoesNotNameAnyMoreIsTakenOutAtTheNextLogin() {
    TestRoom room = TestRoom.ruledBy(juliet).open();
    home.with("rooms = [ { jid = \"%s\" } ]".formatted(room.jid()));
    try (BotHere _ = home.startsHere()) {
      shows(room.jid().toString());
    }
    home.with("rooms = []");
    try (BotHere _ = home.startsHere()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(bookmarks()).doesNotContain(room.jid().toString()));
    }
  }

  private void shows(String... words) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bookmarks()).contains(words));
  }

  private void bookmarksOther() {
    Element answer =
        operator.asks(
            operator.jid().toString(),
            "<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='%s'><item id='%s'><conference xmlns='%s' autojoin='true'/></item></publish>%s</pubsub>"
                .formatted(NODE, OTHER, NODE, OPTIONS));
    assertThat(answer.attribute("type")).isEqualTo("result");
  }

  private String bookmarks() {
    return operator
        .wants(
            "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='%s'/></pubsub>"
                .formatted(NODE))
        .toString();
  }
}
