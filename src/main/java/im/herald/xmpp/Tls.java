package im.herald.xmpp;

import im.herald.config.ConnectionConfig;
import im.herald.xmpp.sasl.TlsChannel;
import java.io.IOException;
import java.net.IDN;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jxmpp.jid.DomainBareJid;

/// TLS as Herald speaks it: 1.2 or later, with the domain of the JID as the name that the
/// certificate must have, wherever DNS has led (RFC 6120 § 13.7.2).
final class Tls {
  /// Newest first.
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private final String domain;
  private final ServerTrust trust;
  private volatile Optional<SSLSession> started = Optional.empty();
  private volatile Optional<DirectTlsSocket> direct = Optional.empty();

  /// @throws IOException if `ca-file` cannot be used; the message is for the operator
  Tls(DomainBareJid domain, ConnectionConfig connection) throws IOException {
    this.domain = IDN.toASCII(domain.toString());
    this.trust = new ServerTrust(this.domain, connection.pins(), issuers(connection));
  }

  private static Optional<X509ExtendedTrustManager> issuers(ConnectionConfig connection)
      throws IOException {
    if (connection.caFile().isPresent()) {
      return Optional.of(Issuers.in(connection.caFile().get()));
    }
    return connection.pins().isEmpty() ? Optional.of(Issuers.ofTheSystem()) : Optional.empty();
  }

  ServerTrust trust() {
    return trust;
  }

  static String[] protocols() {
    return PROTOCOLS.toArray(String[]::new);
  }

  /// Looks at the certificate's names once more after the handshake: Smack insists on a verifier,
  /// and its own would accept a common name.
  HostnameVerifier names() {
    return (host, session) -> {
      started = Optional.of(session);
      return isFor(session);
    };
  }

  /// The channel under a stream that is open; empty without TLS.
  Optional<TlsChannel> channel() {
    return started.or(() -> direct.flatMap(DirectTlsSocket::session)).map(TlsChannel::new);
  }

  private boolean isFor(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate leaf
          && ServerName.isFor(leaf, domain);
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  /// An unconnected socket that speaks TLS from the first byte (XEP-0368 § 2). It sends nothing
  /// before the handshake, and the handshake does not end well without [ServerTrust].
  Socket directSocket() {
    DirectTlsSocket socket = new DirectTlsSocket(this::over);
    // Of several, the last is the one that connected.
    direct = Optional.of(socket);
    return socket;
  }

  private SSLSocket over(Socket connected) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context().getSocketFactory().createSocket(connected, domain, connected.getPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(protocols());
    parameters.setServerNames(List.of(new SNIHostName(domain)));
    parameters.setApplicationProtocols(new String[] {"xmpp-client"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  private SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
