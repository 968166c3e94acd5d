package im.herald.it;

import im.herald.cli.demo.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A program out of a Debian package, unpacked by `demo/unpack-debian` and not installed.
final class DebianProgram {
  private DebianProgram() {}

  /// The launcher of what is in `unpacked`. Where it is not to be had the test is skipped; where
  /// `CI=true` that is a failure.
  static Path launcher(String unpacked) throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder(
                "sh", "demo/unpack-debian", unpacked, CacheFolder.ofThisProcess().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.waitFor() == 0) {
      return Path.of(said.lines().toList().getLast(), "run-" + unpacked);
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(said);
    }
    return Assumptions.abort(said);
  }
}
