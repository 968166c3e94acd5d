package im.herald.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Octets sent to a port on loopback, and what comes back until the end; nothing if it breaks.
record RawRequest(int port) {
  String get(String path, String host) {
    return send("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, host));
  }

  String send(String octets) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      // Long after whatever the other side takes its time for.
      socket.setSoTimeout(120_000);
      return exchange(socket, octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String exchange(Socket socket, String octets) {
    try {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
