package im.herald.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port on loopback that nobody listens on. Somebody may take it before it is used: who starts a
/// server on it tries again with another.
///
/// Below the range from which Linux gives ports to outgoing connections (32768 and up): one of
/// those could sit on a server's port while it restarts, and a client that tries to reach it could
/// even meet itself.
public final class FreePort {
  private static final int LOWEST = 15_000;
  private static final int BEYOND = 32_768;
  private static final int ATTEMPTS = 100;

  private FreePort() {}

  public static int find() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
