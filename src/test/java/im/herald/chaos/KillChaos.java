package im.herald.chaos;

import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import org.junit.jupiter.api.Test;

/// A thousand kills on both servers together: -Dherald.kills is how many on each. A twentieth are
/// those of the second test, of which every other one is the server's.
@OnEachServer
class KillChaos {
  private static final int EACH = Integer.getInteger("herald.kills", 500);

  private final Kills kills;

  KillChaos(XmppServer server) {
    kills = new Kills(server);
  }

  @Test
  void howeverOftenTheBotIsKilledNothingIsLost() throws Exception {
    kills.ofHerald(EACH - EACH / 20);
  }

  @Test
  void howeverOftenBothAreKilledNothingIsLost() throws Exception {
    kills.ofBoth(EACH / 40);
  }
}
