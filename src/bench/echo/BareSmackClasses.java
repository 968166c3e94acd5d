package echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compiles the bare Smack that Herald is measured beside.
final class BareSmackClasses {
  private BareSmackClasses() {}

  /// Where its class is.
  static Path compiled() throws IOException {
    Path classes = Files.createDirectories(Path.of("target", "bench-peers"));
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                classes.toString(),
                "-cp",
                libraries(),
                "src/bench/peers/BareSmack.java");
    if (failed != 0) {
      throw new IOException("src/bench/peers/BareSmack.java does not compile");
    }
    return classes;
  }

  static String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      return jars.map(Path::toString).collect(Collectors.joining(":"));
    }
  }
}
