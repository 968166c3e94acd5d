package echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A configuration and an empty store for Herald, below `target`.
record HeraldHome(Path folder) implements AutoCloseable {
  /// @param durable `store.durable`
  static HeraldHome of(int port, boolean durable) throws IOException {
    Path target = Files.createDirectories(Path.of("target"));
    Path folder = Files.createTempDirectory(target, "bench-");
    Files.writeString(
        folder.resolve("herald.conf"),
        """
        herald {
          account { jid = "%s", password = secret }
          connection { host = 127.0.0.1, port = %d, security = plain-loopback, mechanisms = [PLAIN] }
          budgets { person = "100000000/min", domain = "100000000/min", total = "100000000/min", out.person = unlimited }
          store { dir = state, durable = %s }
        }
        """
            .formatted(StubServer.ACCOUNT, port, durable));
    return new HeraldHome(folder);
  }

  /// Has Herald start as it does where it is installed, and not be busy with that later.
  static void prepare() throws IOException, InterruptedException {
    int exit = new ProcessBuilder("bin/herald", "startup-cache").inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("bin/herald startup-cache ended with " + exit);
    }
  }

  List<String> command() {
    return List.of("bin/herald", "run", "-c", folder.resolve("herald.conf").toString());
  }

  Path log() {
    return folder.resolve("log");
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
