package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.proxy.CutPoint;
import im.herald.proxy.Direction;
import im.herald.proxy.Effect;
import im.herald.proxy.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// The network between the bot and its server breaks; the server stays.
@OnEachServer
class BrokenConnectionIT {
  private static final int MESSAGES = 10;
  private static final int BREAKS = 3;

  private final XmppServer server;
  private Proxy network;
  private BotHome home;
  private BareJid bot;
  private Person romeo;

  BrokenConnectionIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() throws Exception {
    network = Proxy.to(server.port());
    romeo = Person.register(server, "romeo");
    home = BotHome.on(server).with("connection.port = " + network.port());
    bot = home.jid();
  }

  @AfterEach
  void end() throws Exception {
    romeo.close();
    home.close();
    network.close();
  }

  @Test
  void theSessionGoesOnAndEveryMessageIsAnsweredOnce() throws Exception {
    try (BotHere running = home.startsHere()) {
      for (int i = 0; i < BREAKS; i++) {
        network.set(Direction.TO_SERVER, new Effect.StopForwarding());
        says(i);
        network.set(new Effect.Reset());
        network.lift(new Effect.StopForwarding());
        running.log().next("where it broke");
        hears(running, i);
      }
      assertThat(romeo.asks(bot, "ping")).as(running.log()::last).isEqualTo("pong");
    }
  }

  @Test
  void whileNobodyLetsItInNothingIsLost() throws Exception {
    try (BotHere running = home.startsHere()) {
      network.set(new Effect.Refuse());
      network.set(new Effect.Reset());
      running.log().next("offline");
      says(0);
      network.lift(new Effect.Refuse());
      hears(running, 0);
      assertThat(romeo.asks(bot, "ping")).as(running.log()::last).isEqualTo("pong");
    }
  }

  @Test
  void aLoginThatIsCutWhereTlsWouldBeginIsMadeAgain() {
    network.set(Direction.TO_CLIENT, new Effect.CutAt(CutPoint.AFTER_PROCEED));
    try (BotHere running = home.startsHere()) {
      assertThat(network.cuts()).isEqualTo(1);
      assertThat(romeo.asks(bot, "ping")).as(running.log()::last).isEqualTo("pong");
    }
  }

  private void says(int round) {
    for (int i = 0; i < MESSAGES; i++) {
      romeo.says(bot, "echo %d.%d".formatted(round, i));
    }
  }

  private void hears(BotHere running, int round) {
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(romeo.hears()).as(running.log()::last).isEqualTo("%d.%d".formatted(round, i));
    }
  }
}
