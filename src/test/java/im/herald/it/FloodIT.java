package im.herald.it;

import im.herald.cli.demo.ServerPackages;
import im.herald.cli.demo.XmppServerKind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A flood of a thousand people. `im.herald.scripted.CrowdTest` has more, without a server's
/// limits.
@ExtendWith(XmppServers.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FloodIT {
  @Test
  void aThousandPeopleKeepHeraldFromNobody() throws Exception {
    new Flood(200, 1_000, 10_000)
        .comesOver(ServerPackages.ofThisMachine(System.err).find(XmppServerKind.PROSODY));
  }
}
