package im.herald.chaos;

import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import org.junit.jupiter.api.Test;

/// The short form of [KillChaos]: thirty kills on each server.
@OnEachServer
class KillIT {
  private final Kills kills;

  KillIT(XmppServer server) {
    kills = new Kills(server);
  }

  @Test
  void howeverOftenTheBotIsKilledNothingIsLost() throws Exception {
    kills.ofHerald(24);
  }

  @Test
  void howeverOftenBothAreKilledNothingIsLost() throws Exception {
    kills.ofBoth(3);
  }
}
