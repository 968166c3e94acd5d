package im.herald.xmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the sockets of one connection and remembers them, so that they can be closed whatever
/// state Smack is in. Without `TCP_NODELAY`, which Smack never sets, small stanzas wait for the
/// other side's delayed acknowledgement.
final class Sockets extends SocketFactory {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private final Source source;
  private final Queue<Socket> made = new ConcurrentLinkedQueue<>();

  /// @param source makes an unconnected socket
  Sockets(Source source) {
    this.source = source;
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = source.make();
    made.add(socket);
    setNoDelay(socket);
    return socket;
  }

  /// Closes all of them, without a word in TLS, for which somebody may hang who has its lock. A
  /// thread of Smack's that hangs in one gets an exception and ends.
  void close() {
    for (Socket socket = made.poll(); socket != null; socket = made.poll()) {
      try {
        if (socket instanceof DirectTlsSocket direct) {
          direct.cut();
        } else {
          socket.close();
        }
      } catch (IOException e) {
        LOG.debug("closing a socket: {}", e.toString());
      }
    }
  }

  private static void setNoDelay(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
    } catch (SocketException e) {
      LOG.debug("no TCP_NODELAY: {}", e.toString());
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw connectsItself();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw connectsItself();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw connectsItself();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw connectsItself();
  }

  private static IOException connectsItself() {
    return new IOException("Smack makes an unconnected socket and connects it with a timeout");
  }

  /// Where unconnected sockets come from.
  interface Source {
    Socket make() throws IOException;
  }
}
