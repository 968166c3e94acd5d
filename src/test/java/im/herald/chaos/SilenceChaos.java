package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.herald.cli.demo.XmppServerKind;
import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import im.herald.proxy.Proxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The server says nothing any more, and no packet tells: the network is parted, or its process is
/// frozen while its kernel takes everything.
///
/// Lost is as in [ResetChaos].
@OnEachServer(only = XmppServerKind.PROSODY)
@ExtendWith(Table.Resolver.class)
class SilenceChaos {
  private static final Duration NOTICED_IDLE = Duration.ofSeconds(100);
  private static final Duration NOTICED_BUSY = Duration.ofSeconds(30);
  private static final Duration BACK = Duration.ofSeconds(12);
  private static final int DAEMONS_IN_NAMESPACE = 5;

  private final XmppServer server;

  SilenceChaos(XmppServer server) {
    this.server = server;
  }

  /// Ten daemons in a network namespace of their own, five idle and five not, parted twice: once
  /// the cable is pulled out, once the server's answers go nowhere.
  @Test
  void aPartedNetworkIsNoticed(Table table) throws Exception {
    assumeTrue(Namespace.possible(), "network namespaces need root");
    try (Namespace namespace = Namespace.create();
        Proxy proxy = Proxy.from(namespace.address(), server.port());
        Silence silence = new Silence()) {
      for (int i = 0; i < DAEMONS_IN_NAMESPACE; i++) {
        Daemon idle = silence.idle().add(Daemon.on(server).through(proxy.host(), proxy.port()));
        idle.starts(namespace.enter());
        Daemon busy = silence.busy().add(Daemon.on(server).through(proxy.host(), proxy.port()));
        busy.ticking(1).starts(namespace.enter());
      }
      int idleThreads = silence.idle().threads();
      int busyThreads = silence.busy().threads();
      silence.endure(namespace::cut, namespace::join, Duration.ZERO);
      silence.endure(namespace::deafen, namespace::hearAgain, Duration.ZERO);
      silence.report("silent partition, " + server, table, idleThreads, busyThreads);
      isAsPromised(silence);
    }
  }

  @Test
  void aFrozenServerIsNoticed(Table table) throws Exception {
    try (Silence silence = new Silence()) {
      for (int i = 0; i < 2; i++) {
        silence.idle().add(Daemon.on(server)).starts();
        silence.busy().add(Daemon.on(server)).ticking(1).starts();
      }
      int idleThreads = silence.idle().threads();
      int busyThreads = silence.busy().threads();
      for (int i = 0; i < 2; i++) {
        silence.endure(() -> signal("STOP"), () -> signal("CONT"), Duration.ofMinutes(2));
      }
      silence.report("SIGSTOP of %s for 2 min".formatted(server), table, idleThreads, busyThreads);
      isAsPromised(silence);
    } finally {
      signal("CONT");
    }
  }

  private static void isAsPromised(Silence silence) {
    assertThat(silence.idle().lost() + silence.busy().lost()).isZero();
    assertThat(silence.ofIdle().detection()).isLessThan(NOTICED_IDLE);
    assertThat(silence.ofBusy().detection()).isLessThan(NOTICED_BUSY);
    assertThat(silence.ofIdle().recovery()).isLessThan(BACK);
    assertThat(silence.ofBusy().recovery()).isLessThan(BACK);
  }

  private void signal(String name) throws IOException, InterruptedException {
    Path folder = server.caFile().getParent();
    ProcessHandle process =
        ProcessHandle.current()
            .descendants()
            .filter(p -> p.info().commandLine().filter(l -> l.contains("" + folder)).isPresent())
            .findFirst()
            .orElseThrow();
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
