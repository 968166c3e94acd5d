package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Years of reconnecting leave nothing behind. The profile `chaos` makes it 500 times.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManyReconnectsTest {
  private static final int TIMES = Integer.getInteger("herald.reconnects", 50);
  private static final int WARM_UP = 10;

  private static final List<Fault> ENDS =
      List.of(
          new Fault.Reset(),
          new Fault.CloseStream(),
          new Fault.StreamError("system-shutdown"),
          new Fault.Garbage("<a></b>"));

  @TempDir private Path folder;

  @Test
  void manyReconnectsLeaveAsManyThreadsAndFilesAsFew() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client last = reconnect(server, server.online(), WARM_UP);
      int threads = threads();
      long files = openFiles();
      reconnect(server, last, TIMES - WARM_UP);
      // Smack's cached threads end when they have been idle for a minute.
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> {
                assertThat(threads()).isLessThanOrEqualTo(threads + 3);
                assertThat(openFiles()).isLessThanOrEqualTo(files + 3);
              });
      System.out.printf(
          "after %d reconnects %d threads and %d open files, after %d %d and %d%n",
          WARM_UP, threads, files, TIMES, threads(), openFiles());
      assertThat(herald.waits()).hasSize(TIMES);
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

  private static long openFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }
}
