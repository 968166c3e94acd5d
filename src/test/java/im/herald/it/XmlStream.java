package im.herald.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A stream between a client and a server (RFC 6120 § 4), secured by STARTTLS (§ 5).
///
/// Threads: one reads, any write.
final class XmlStream implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final String domain;
  private Socket socket;
  private XMLStreamReader xml;

  private XmlStream(Socket socket, String domain) throws IOException {
    this.socket = socket;
    this.domain = domain;
    this.xml = begin();
  }

  /// Connects, changes to TLS and reads the features that are offered then.
  static XmlStream secured(XmppServer server) throws IOException {
    Socket socket = new Socket(server.host(), server.port());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    XmlStream stream = new XmlStream(socket, server.domain());
    stream.read("features");
    stream.write("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    stream.read("proceed");
    stream.socket = stream.tls(server.caFile());
    stream.restart();
    return stream;
  }

  private SSLSocket tls(Path caFile) throws IOException {
    try (InputStream in = Files.newInputStream(caFile)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      SSLSocket tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, domain, socket.getPort(), true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS with " + caFile, e);
    }
  }

  /// Begins a new stream on the same connection, as after TLS and SASL, and reads its features.
  Element restart() throws IOException {
    xml = begin();
    return read("features");
  }

  private XMLStreamReader begin() throws IOException {
    write(
        "<?xml version='1.0'?><stream:stream to='%s' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
            .formatted(domain));
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try {
      XMLStreamReader reader =
          factory.createXMLStreamReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      reader.nextTag();
      return reader;
    } catch (XMLStreamException e) {
      throw new IOException("no stream", e);
    }
  }

  void write(String text) throws IOException {
    synchronized (this) {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /// The next element, whatever it is.
  ///
  /// @throws IOException if the stream ended instead
  Element read() throws IOException {
    try {
      for (int event = xml.next(); ; event = xml.next()) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          return Element.read(xml);
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          throw new IOException("the server closed the stream");
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("the stream ended: " + e.getMessage(), e);
    }
  }

  /// The next element, which must have this name.
  Element read(String name) throws IOException {
    Element element = read();
    if (!element.name().equals(name)) {
      throw new IOException("expected <" + name + "/>, got " + element);
    }
    return element;
  }

  /// From now on reading waits without limit.
  void waitForEver() throws IOException {
    socket.setSoTimeout(0);
  }

  /// Closes the stream properly (RFC 6120 § 4.4).
  @Override
  public void close() throws IOException {
    try {
      write("</stream:stream>");
    } finally {
      socket.close();
    }
  }

  /// Cuts the connection with a TCP reset, as a network does.
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
