package im.herald.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// One connection of a client, seen from the server: what it says is kept, before TLS and inside.
final class Dialogue implements AutoCloseable {
  private final Socket plain;
  private final ByteArrayOutputStream heard;
  private Socket socket;

  /// @param heard gets every octet that the client says, after TLS in clear
  Dialogue(Socket plain, ByteArrayOutputStream heard) throws IOException {
    this.plain = plain;
    this.heard = heard;
    this.socket = plain;
    plain.setSoTimeout(5_000);
  }

  /// Reads on until the client has said this.
  void hears(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (text.indexOf(end) < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the client has gone");
      }
      heard.write(octet);
      text.append((char) octet);
    }
  }

  /// Reads the client's hello (RFC 8446 § 5.1), so that what is said then comes after it.
  void hearsHello() throws IOException {
    InputStream in = socket.getInputStream();
    byte[] header = in.readNBytes(5);
    in.skipNBytes(((header[3] & 0xff) << 8) | (header[4] & 0xff));
  }

  /// Reads whatever comes until the client goes.
  void hearsAll() throws IOException {
    InputStream in = socket.getInputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      heard.write(octet);
    }
  }

  /// What the client has said so far.
  String heard() {
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  void says(String text) throws IOException {
    says(text.getBytes(StandardCharsets.UTF_8));
  }

  void says(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /// Goes through the handshake of TLS; what the client says before it fails is kept by nobody,
  /// since it is not XMPP.
  void secures(SSLContext context) throws IOException {
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    socket = tls;
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }
}
