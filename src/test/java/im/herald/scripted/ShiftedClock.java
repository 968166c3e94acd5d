package im.herald.scripted;

import im.herald.cli.demo.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The system's clock as another process sees it. Its monotonic clock stays true, as that of a
/// machine whose clock is set.
final class ShiftedClock {
  private final Path launcher;
  private final Path file;

  private ShiftedClock(Path launcher, Path file) {
    this.launcher = launcher;
    this.file = file;
  }

  /// @param launcher see [#launcher()]
  /// @param folder a place for its file
  static ShiftedClock at(Instant now, Path launcher, Path folder) throws IOException {
    ShiftedClock clock = new ShiftedClock(launcher, folder.resolve("clock"));
    clock.set(now);
    return clock;
  }

  /// From Debian's package, unpacked by `demo/unpack-debian` and not installed. Where it is not to
  /// be had the test is skipped; where `CI=true` that is a failure.
  static Path launcher() throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder(
                "sh", "demo/unpack-debian", "libfaketime", CacheFolder.ofThisProcess().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.waitFor() == 0) {
      return Path.of(said.lines().toList().getLast(), "run-libfaketime");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(said);
    }
    return Assumptions.abort(said);
  }

  /// The beginning of the command of who is to see it.
  List<String> shownTo() {
    return List.of(launcher.toString(), file.toString());
  }

  /// It is this time now. Seen within a second.
  void set(Instant now) throws IOException {
    Path fresh = file.resolveSibling("clock.new");
    Files.writeString(fresh, "%+d%n".formatted(Duration.between(Instant.now(), now).toSeconds()));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
