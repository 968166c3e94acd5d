package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The fixture's own test: two people without a bot. When this fails, no other `IT` says anything
/// about Herald.
@OnEachServer
class PeopleIT {
  private final XmppServer server;
  private Person juliet;
  private Person romeo;

  PeopleIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void theyMeet() {
    juliet = Person.register(server, "juliet");
    romeo = Person.register(server, "romeo");
  }

  @AfterEach
  void theyPart() {
    juliet.close();
    romeo.close();
  }

  @Test
  void wordsArriveAsTheyWereSaid() {
    String text = "a < b & \"c\" 'd' \uD83C\uDF39\nsecond line";

    romeo.says(juliet.jid(), text);

    Element heard = juliet.next();
    assertThat(heard.textOf("body")).isEqualTo(text);
    assertThat(heard.attribute("from")).startsWith(romeo.jid() + "/");
  }

  @Test
  void anAllowedSubscriptionShowsPresence() {
    romeo.subscribesTo(juliet.jid());
    juliet.allows(romeo.jid());

    romeo.waitsForSubscription(juliet.jid(), "to");
    juliet.waitsForSubscription(romeo.jid(), "from");
    romeo.sees(juliet.jid(), "online", "");
    juliet.writes("<presence><show>dnd</show><status>on the balcony</status></presence>");
    romeo.sees(juliet.jid(), "dnd", "on the balcony");
    juliet.close();
    romeo.sees(juliet.jid(), "unavailable", "");
  }

  @Test
  void aRefusedSubscriptionShowsNothing() {
    romeo.subscribesTo(juliet.jid());
    juliet.refuses(romeo.jid());

    romeo.isRefusedBy(juliet.jid());
    romeo.waitsForSubscription(juliet.jid(), "none");
  }

  @Test
  void whoLosesTheNetworkIsSeenLeaving() {
    romeo.subscribesTo(juliet.jid());
    juliet.allows(romeo.jid());
    romeo.sees(juliet.jid(), "online", "");

    juliet.closesAbruptly();

    assertThat(romeo.presenceOf(juliet.jid()).attribute("from")).startsWith(juliet.jid() + "/");
    romeo.sees(juliet.jid(), "unavailable", "");
  }

  @Test
  void accountsSurviveARestartAndACrash() throws Exception {
    server.restart();
    Person.login(server, juliet.jid(), juliet.password()).close();

    server.kill();
    server.restart();
    try (Person again = Person.login(server, juliet.jid(), juliet.password())) {
      again.says(again.jid(), "still here");
      assertThat(again.hears()).isEqualTo("still here");
    }
  }
}
