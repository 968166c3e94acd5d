package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.XmppServerKind;
import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import im.herald.proxy.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The network resets connections in the middle of whatever they carry: twenty daemons, each with a
/// proxy of its own in front of the server, 25 resets each, while each is asked four questions a
/// second.
///
/// Lost is every question that the server had and nobody answered, and every message that Herald
/// had in its outbox and that never arrived: the server lives all the time.
@OnEachServer(only = XmppServerKind.PROSODY)
@ExtendWith(Table.Resolver.class)
class ResetChaos {
  private static final int DAEMONS = 20;
  private static final int EACH = 25;

  /// The longest wait, the 4 s that a resumed session has to answer, and a login.
  private static final Duration BACK = Duration.ofSeconds(16);

  /// Threads of the Java machine's own that may come with time, for each daemon.
  private static final int FEW = 5;

  private final XmppServer server;

  ResetChaos(XmppServer server) {
    this.server = server;
  }

  @Test
  void afterEachResetTheBotIsBack(Table table) throws Exception {
    Longest longest = new Longest();
    try (Crowd crowd = new Crowd();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < DAEMONS; i++) {
        Proxy proxy = crowd.add(Proxy.to(server.port()));
        Daemon daemon =
            crowd.add(Daemon.on(server).ticking(1)).through("127.0.0.1", proxy.port()).starts();
        daemon.talks(Duration.ofMillis(250));
        daemon.answers(3);
        Resets resets = new Resets(daemon, proxy, longest, i);
        all.add(CompletableFuture.runAsync(() -> resets.suffer(EACH), threads));
      }
      int before = crowd.threads();
      all.forEach(CompletableFuture::join);
      crowd.settles();
      table.add(crowd.row("reset at a random octet, " + server, DAEMONS * EACH, longest, before));
      assertThat(crowd.lost()).isZero();
      assertThat(longest.recovery()).isLessThan(BACK);
      assertThat(crowd.threads()).isLessThan(before + DAEMONS * FEW);
    }
  }
}
