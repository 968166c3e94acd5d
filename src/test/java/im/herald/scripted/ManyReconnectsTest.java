package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Years of reconnecting leave nothing behind.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ManyReconnectsTest {
  private static final List<Fault> ENDS =
      List.of(
          new Fault.Reset(),
          new Fault.CloseStream(),
          new Fault.StreamError("system-shutdown"),
          new Fault.Garbage("<a></b>"));

  @TempDir private Path folder;

  @Test
  void fiftyReconnectsLeaveAsManyThreadsAsTen() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client last = reconnect(server, server.online(), 10);
      int before = threads();
      reconnect(server, last, 40);
      // Smack's cached threads end when they have been idle.
      await().untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(before + 3));
      System.out.printf("threads after 10 reconnects: %d, after 50: %d%n", before, threads());
      assertThat(herald.waits()).hasSize(50);
    }
  }

  private static Client reconnect(ScriptedServer server, Client first, int times) throws Exception {
    Client client = first;
    for (int i = 0; i < times; i++) {
      client.suffer(ENDS.get(i % ENDS.size()));
      client = server.online();
    }
    return client;
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
