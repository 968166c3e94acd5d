package im.herald.it;

import im.herald.cli.demo.ServerPackages;
import im.herald.cli.demo.XmppServerKind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// 10 000 subscription requests, and 100 000 messages.
@ExtendWith(XmppServers.class)
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class FloodChaos {
  @Test
  void tenThousandPeopleKeepHeraldFromNobody() throws Exception {
    new Flood(10_000, 1_000, 100_000)
        .comesOver(ServerPackages.ofThisMachine(System.err).find(XmppServerKind.PROSODY));
  }
}
