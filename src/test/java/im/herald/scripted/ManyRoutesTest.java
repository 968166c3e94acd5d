package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Years of going past servers that are dead or not trusted leave nothing behind. The profile
/// `chaos` does it more often.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManyRoutesTest {
  private static final int TIMES = Integer.getInteger("herald.reconnects", 50);
  private static final int WARM_UP = 10;

  @Test
  void manyFailedTargetsLeaveAsManyThreadsAndFilesAsFew(@TempDir Path folder) throws Exception {
    try (Domain domain = new Domain(Domain.Certificates.in(folder))) {
      ScriptedServer alive = domain.server();
      domain.announce(Domain.nobody(), domain.stranger().port(), alive.port());
      logIn(domain, WARM_UP);
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long files = openFiles();
      logIn(domain, TIMES - WARM_UP);
      // Smack's cached threads end when they have been idle for a minute.
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> {
                assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
                    .isLessThanOrEqualTo(threads + 3);
                assertThat(openFiles()).isLessThanOrEqualTo(files + 3);
              });
      System.out.printf(
          "after %d logins %d threads and %d open files, after %d %d and %d%n",
          WARM_UP,
          threads,
          files,
          TIMES,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          openFiles());
      assertThat(alive.connections()).isEqualTo(TIMES);
    }
  }

  private static void logIn(Domain domain, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      domain.logIn();
    }
  }

  private static long openFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }
}
