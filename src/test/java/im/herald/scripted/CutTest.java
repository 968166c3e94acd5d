package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.proxy.CutPoint;
import im.herald.proxy.Effect;
import im.herald.proxy.Proxy;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A login that is cut at its most delicate places is made again.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CutTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AFTER_PROCEED")
  void aLoginThatIsCutIsMadeAgain(CutPoint point) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Proxy proxy = Proxy.to(server.port())) {
      proxy.set(point.direction(), new Effect.CutAt(point));
      try (Sessions herald = Sessions.on(proxy, folder)) {
        server.online();
        assertThat(herald.waits()).hasSize(1);
        assertThat(proxy.connections()).isEqualTo(2);
      }
    }
  }
}
