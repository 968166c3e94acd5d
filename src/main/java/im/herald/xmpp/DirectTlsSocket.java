package im.herald.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A socket that speaks TLS from the first byte (XEP-0368 § 2). Whoever first asks for one of its
/// streams makes the handshake, and learns why it fails; left to Smack, its reader and its writer
/// would both begin it, and only one of them would know.
final class DirectTlsSocket extends Socket {
  private final Layer layer;
  private volatile @Nullable SSLSocket tls;
  private volatile boolean closing;
  private boolean securing;

  /// @param layer lays TLS over this socket, once that is connected
  DirectTlsSocket(Layer layer) {
    this.layer = layer;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    return securing ? super.getInputStream() : secured().getInputStream();
  }

  @Override
  public synchronized OutputStream getOutputStream() throws IOException {
    return securing ? super.getOutputStream() : secured().getOutputStream();
  }

  private SSLSocket secured() throws IOException {
    SSLSocket there = tls;
    if (there != null) {
      return there;
    }
    // The layer asks this socket for its own streams.
    securing = true;
    try {
      SSLSocket made = layer.over(this);
      securing = false;
      made.startHandshake();
      tls = made;
      return made;
    } finally {
      securing = false;
    }
  }

  /// Its session; empty before the handshake.
  Optional<SSLSession> session() {
    return Optional.ofNullable(tls).map(SSLSocket::getSession);
  }

  /// Says goodbye in TLS, which then closes this from within. In the middle of a handshake there is
  /// nobody to say goodbye to.
  @Override
  public void close() throws IOException {
    SSLSocket over = tls;
    if (over != null && !closing) {
      closing = true;
      over.close();
    }
    super.close();
  }

  /// Closes without saying goodbye.
  void cut() throws IOException {
    closing = true;
    super.close();
  }

  /// TLS over a socket that is connected.
  interface Layer {
    SSLSocket over(Socket connected) throws IOException;
  }
}
