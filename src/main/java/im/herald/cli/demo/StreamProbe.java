package im.herald.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Tells when a server accepts clients. An open port does not: ejabberd opens it half a second
/// before it answers.
final class StreamProbe {
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final int TIMEOUT_MILLIS = 2_000;

  private StreamProbe() {}

  /// Opens streams (RFC 6120 § 4.2) until one is answered with features.
  ///
  /// @param alive whether waiting makes sense
  /// @return whether features came before `atMost` was over and while `alive`
  static boolean ready(int port, String domain, Duration atMost, BooleanSupplier alive) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (alive.getAsBoolean() && System.nanoTime() < deadline) {
      if (answers(port, domain)) {
        // Another program may have taken the port and answer in the place of ours.
        return alive.getAsBoolean();
      }
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static boolean answers(int port, String domain) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String open =
          "<stream:stream to='%s' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
              .formatted(domain);
      socket.getOutputStream().write(open.getBytes(StandardCharsets.UTF_8));
      return readsFeatures(socket.getInputStream());
    } catch (IOException e) {
      // Not yet. That is what we are waiting for.
      return false;
    }
  }

  private static boolean readsFeatures(InputStream in) throws IOException {
    StringBuilder heard = new StringBuilder();
    byte[] some = new byte[4096];
    for (int n = in.read(some); n >= 0; n = in.read(some)) {
      heard.append(new String(some, 0, n, StandardCharsets.UTF_8));
      if (heard.indexOf("</stream:features>") >= 0) {
        return true;
      }
    }
    return false;
  }
}
