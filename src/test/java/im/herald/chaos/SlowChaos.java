package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.XmppServerKind;
import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import im.herald.proxy.Effect;
import im.herald.proxy.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A network that is only slow is not taken for a dead one, and a login through it succeeds.
/// Recovery is the time of that login.
@OnEachServer(only = XmppServerKind.PROSODY)
@ExtendWith(Table.Resolver.class)
class SlowChaos {
  private static final Duration LOGIN = Duration.ofSeconds(60);

  private final XmppServer server;

  SlowChaos(XmppServer server) {
    this.server = server;
  }

  @Test
  void halfASecondEachWayInSingleOctetsIsNoReasonToGo(Table table) throws Exception {
    staysOnline(
        "500 ± 200 ms each way, octet by octet",
        List.of(
            new Effect.Latency(Duration.ofMillis(500), Duration.ofMillis(200), 1),
            new Effect.Slices(1)),
        Duration.ofMinutes(3),
        table);
  }

  @Test
  void eightKilobitsASecondAreNoReasonToGo(Table table) throws Exception {
    staysOnline(
        "8 kbit/s",
        List.of(new Effect.Bandwidth(1_000), new Effect.Slices(100)),
        Duration.ofMinutes(1),
        table);
  }

  private void staysOnline(String fault, List<Effect> effects, Duration atLeast, Table table)
      throws Exception {
    try (Crowd crowd = new Crowd()) {
      Proxy proxy = crowd.add(Proxy.to(server.port()));
      Daemon daemon = crowd.add(Daemon.on(server)).through("127.0.0.1", proxy.port()).ticking(1);
      daemon.starts();
      int threads = daemon.threads();
      effects.forEach(proxy::set);
      proxy.set(new Effect.Reset());
      Longest longest = new Longest();
      longest.recovered(daemon.isBack(System.nanoTime()));
      daemon.talks(Duration.ofSeconds(2));
      long begun = System.nanoTime();
      while (Daemon.since(begun).compareTo(atLeast) < 0) {
        daemon.answers(1);
      }
      List<String> ends = daemon.log().rest("offline:");
      crowd.settles();
      table.add(crowd.row(fault + ", " + server, 1, longest, threads));
      assertThat(ends).isEmpty();
      assertThat(crowd.lost()).isZero();
      assertThat(longest.recovery()).isLessThan(LOGIN);
    }
  }
}
