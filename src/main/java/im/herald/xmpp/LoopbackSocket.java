package im.herald.xmpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/// A socket without TLS, which therefore connects to this machine only. The check is here, after
/// the last look-up of a name, so that DNS cannot lead it elsewhere.
final class LoopbackSocket extends Socket {
  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    if (!(address instanceof InetSocketAddress inet)
        || inet.getAddress() == null
        || !inet.getAddress().isLoopbackAddress()) {
      throw new IOException(
          "%s is not this machine, and without TLS Herald connects to nothing else; set"
                  .formatted(address)
              + " connection.security to starttls or direct");
    }
    super.connect(address, timeout);
  }
}
