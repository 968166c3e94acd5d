package im.herald.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the service manager is told (sd_notify(3)).
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class NotifierTest {
  private static final Duration OFTEN = Duration.ofMillis(10);

  @TempDir private Path folder;

  @Test
  void itIsToldAtASocketThatHasAPath() throws Throwable {
    isTold(folder.resolve("notify").toString());
  }

  @Test
  void itIsToldAtAnAbstractSocket() throws Throwable {
    isTold("@herald-" + UUID.randomUUID());
  }

  private static void isTold(String place) throws Throwable {
    try (ServiceManager manager = new ServiceManager(place)) {
      Notifier notifier = Notifier.of(Map.of("NOTIFY_SOCKET", place)).orElseThrow();
      notifier.ready();
      notifier.status("online as herald@example.org\nand more");
      notifier.stopping();
      assertThat(manager.next()).isEqualTo("READY=1");
      assertThat(manager.next()).isEqualTo("STATUS=online as herald@example.org and more");
      assertThat(manager.next()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void whereNobodyWantsToBeToldNobodyIs() {
    assertThat(Notifier.of(Map.of())).isEmpty();
    assertThat(Notifier.of(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200)))).isEmpty();
  }

  @Test
  void aManagerThatHasGoneIsNoFailure() {
    Notifier notifier =
        Notifier.of(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString())).orElseThrow();
    notifier.ready();
    notifier.alive();
  }

  @Test
  void theWatchdogIsFedWhileAllPartsMoveAndNotWhenOneIsStuck() throws Throwable {
    String place = folder.resolve("notify").toString();
    AtomicReference<CompletableFuture<?>> task =
        new AtomicReference<>(CompletableFuture.completedFuture(true));
    try (ServiceManager manager = new ServiceManager(place)) {
      Notifier notifier = Notifier.of(Map.of("NOTIFY_SOCKET", place)).orElseThrow();
      new Heartbeat(notifier, OFTEN, OFTEN.multipliedBy(5), () -> "connecting")
          .with("a part", task::get)
          .start();
      assertThat(manager.next()).isEqualTo("WATCHDOG=1");
      assertThat(manager.next()).isEqualTo("STATUS=connecting");
      assertThat(manager.next()).isEqualTo("WATCHDOG=1");
      CompletableFuture<Boolean> never = new CompletableFuture<>();
      task.set(never);
      manager.awaitSilence(OFTEN.multipliedBy(30));
      never.complete(true);
      assertThat(manager.next()).isEqualTo("WATCHDOG=1");
    }
  }
}
