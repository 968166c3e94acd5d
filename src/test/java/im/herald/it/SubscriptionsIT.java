package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.jxmpp.jid.BareJid;

/// Who sees whose presence (RFC 6121 § 3).
@OnEachServer
@TestInstance(Lifecycle.PER_CLASS)
class SubscriptionsIT {
  @Parameter XmppServer server;

  private BotHome home;
  private Person owner;
  private Person welcome;
  private Person stranger;
  private BotHere running;
  private BareJid bot;

  @BeforeParameterizedClassInvocation
  void begin() {
    owner = Person.register(server, "owner");
    welcome = Person.register(server, "welcome");
    stranger = Person.register(server, "stranger");
    home =
        BotHome.on(server).withOwner(owner).with("contacts.accept = [\"" + welcome.jid() + "\"]");
    bot = home.jid();
    running = home.startsHere();
  }

  @AfterParameterizedClassInvocation
  void end() throws Exception {
    running.close();
    stranger.close();
    welcome.close();
    owner.close();
    home.close();
  }

  @Test
  void whoIsAcceptedIsAddedBackAndMayLeave() {
    welcome.subscribesTo(bot);
    welcome.allows(bot);
    welcome.waitsForSubscription(bot, "both");
    welcome.sees(bot, "chat", "At your service.");
    assertThat(contacts()).contains(welcome.jid() + "  both");

    welcome.writes("<presence type='unsubscribe' to='%s'/>".formatted(bot));

    running.log().next("removed from the contacts");
    welcome.waitsForSubscription(bot, "none");
    assertThat(contacts()).doesNotContain(welcome.jid());
  }

  @Test
  void whoTakesBackTheirYesIsNoContactAnyMore() {
    welcome.subscribesTo(bot);
    welcome.allows(bot);
    welcome.waitsForSubscription(bot, "both");

    welcome.writes("<presence type='unsubscribed' to='%s'/>".formatted(bot));

    welcome.waitsForSubscription(bot, "none");
    assertThat(contacts()).doesNotContain(welcome.jid());
  }

  @Test
  void aStrangerIsRefused() {
    stranger.subscribesTo(bot);

    stranger.isRefusedBy(bot);
    stranger.waitsForSubscription(bot, "none");
    assertThat(contacts()).doesNotContain(stranger.jid());
  }

  @Test
  void anAdminAddsAndRemovesContacts() {
    assertThat(owner.asks(bot, "contact add " + owner.jid() + " The Owner"))
        .contains("request is on its way");
    owner.allows(bot);
    owner.waitsForSubscription(bot, "from");
    owner.subscribesTo(bot);
    owner.waitsForSubscription(bot, "both");
    assertThat(contacts()).contains("The Owner");

    assertThat(owner.asks(bot, "contact remove " + owner.jid())).contains("removed");

    owner.waitsForSubscription(bot, "none");
    assertThat(contacts()).doesNotContain("The Owner");
    assertThat(owner.asks(bot, "contact remove " + owner.jid())).contains("not among the contacts");
  }

  @Test
  void aUserHasNothingToSayAboutContacts() {
    assertThat(stranger.asks(bot, "contact add " + stranger.jid()))
        .contains("needs the role admin");
    assertThat(stranger.asks(bot, "contact remove " + owner.jid()))
        .contains("needs the role admin");
    assertThat(stranger.asks(bot, "contact list")).contains("needs the role admin");
  }

  private String contacts() {
    return owner.asks(bot, "contact list");
  }
}
