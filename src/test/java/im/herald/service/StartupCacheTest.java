package im.herald.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupCacheTest {
  @TempDir private Path dir;

  @Test
  void hasTheLauncherMakeIt() throws Exception {
    Path file = dir.resolve("startup.aot");
    Path launcher = launcher("[ \"$1\" = startup-cache ] && echo made >\"$2\"");
    try (StartupCache _ = StartupCache.begin(launcher, file, Duration.ZERO)) {
      await().until(() -> Files.exists(file) && Files.readString(file).equals("made\n"));
    }
  }

  @Test
  void doesNotGoOnWithItWhenHeraldStops() throws Exception {
    Path begun = dir.resolve("begun");
    Path launcher =
        launcher("echo $$ >" + begun + ".new; mv " + begun + ".new " + begun + "; read never");
    StartupCache cache = StartupCache.begin(launcher, dir.resolve("startup.aot"), Duration.ZERO);
    await().until(() -> Files.exists(begun));
    long pid = Long.parseLong(Files.readString(begun).strip());
    assertThat(ProcessHandle.of(pid)).isPresent();
    cache.close();
    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void isNotWantedWithoutTheLaunchersWord() {
    assertThat(StartupCache.ifWanted()).isEmpty();
  }

  private Path launcher(String script) throws IOException {
    Path file = Files.writeString(dir.resolve("herald"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
