package im.herald.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A port on loopback that nobody listens on. Somebody may take it before it is used: who starts a
/// server on it tries again with another.
public final class FreePort {
  private FreePort() {}

  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
