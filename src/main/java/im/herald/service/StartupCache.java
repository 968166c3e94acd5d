package im.herald.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the file from which Java starts faster (JEP 514), where the launcher has found none that
/// fits: some time after the start, beside what Herald does, by a process of its own.
public final class StartupCache implements AutoCloseable {
  /// Until then whoever started Herald wants it to serve.
  private static final Duration AFTER = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(StartupCache.class);

  private final Path launcher;
  private final Path file;
  private final CountDownLatch closed = new CountDownLatch(1);

  private StartupCache(Path launcher, Path file) {
    this.launcher = launcher;
    this.file = file;
  }

  /// Makes it if the launcher asks for that: by the system properties `herald.startup-cache`, the
  /// file, and `herald.home`.
  public static Optional<StartupCache> ifWanted() {
    @Nullable String file = System.getProperty("herald.startup-cache");
    @Nullable String home = System.getProperty("herald.home");
    return file == null || home == null
        ? Optional.empty()
        : Optional.of(begin(Path.of(home, "bin", "herald"), Path.of(file), AFTER));
  }

  static StartupCache begin(Path launcher, Path file, Duration after) {
    StartupCache cache = new StartupCache(launcher, file);
    Thread.ofPlatform().daemon().name("startup-cache").start(() -> cache.make(after));
    return cache;
  }

  private void make(Duration after) {
    try {
      if (closed.await(after.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      Process making =
          new ProcessBuilder(launcher.toString(), "startup-cache", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        say(making);
      } finally {
        making.descendants().forEach(ProcessHandle::destroyForcibly);
        making.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.info("no {} is made, so the next start is as slow as this one: {}", file, e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private void say(Process making) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (making.isAlive() && System.nanoTime() < end) {
      if (closed.await(100, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    if (!making.isAlive() && making.exitValue() == 0) {
      LOG.info("{} is made: the next start is faster", file);
    } else {
      LOG.info("no {} is made; `{} startup-cache {}` says why", file, launcher, file);
    }
  }

  /// Does not go on with it.
  @Override
  public void close() {
    closed.countDown();
  }
}
