package im.herald.xmpp;

import im.herald.config.ConnectionConfig;
import im.herald.config.Security;
import im.herald.xmpp.sasl.LoginMethod;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.DomainBareJid;

/// How to reach the server, and on which terms: the one place that turns the configuration into
/// Smack's.
///
/// Stream compression is off (it makes TLS leak, and memory a target). Stream management is on.
public final class ConnectionSettings {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  private final DomainBareJid domain;
  private final ConnectionConfig connection;

  public ConnectionSettings(DomainBareJid domain, ConnectionConfig connection) {
    this.domain = domain;
    this.connection = connection;
  }

  DomainBareJid domain() {
    return domain;
  }

  /// A new link, not yet open, for any login that the configuration allows.
  ///
  /// @throws LoginFailedException if the configuration cannot be used as it stands
  Link newLink() throws LoginFailedException {
    return newLink(Optional.empty());
  }

  /// As [#newLink()], for an account that has logged in by the method `before`.
  Link newLink(Optional<LoginMethod> before) throws LoginFailedException {
    SmackSettings.apply();
    Tls tls = tls();
    Sockets sockets =
        new Sockets(
            switch (connection.security()) {
              case STARTTLS -> Socket::new;
              case DIRECT -> tls::directSocket;
              case PLAIN_LOOPBACK -> LoopbackSocket::new;
            });
    LoginTerms terms = new LoginTerms(methods(), before);
    XMPPTCPConnectionConfiguration.Builder builder =
        XMPPTCPConnectionConfiguration.builder()
            .setXmppDomain(domain)
            .setSecurityMode(
                connection.security() == Security.STARTTLS
                    ? SecurityMode.required
                    : SecurityMode.disabled)
            .setCustomX509TrustManager(tls.trust())
            .setHostnameVerifier(tls.names())
            .setEnabledSSLProtocols(Tls.protocols())
            .setSocketFactory(sockets)
            .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
            .setCompressionEnabled(false)
            .setSendPresence(false)
            .addEnabledSaslMechanism(terms.allowed().stream().map(LoginMethod::toString).toList());
    ServerAddress.of(domain, connection)
        .ifPresent(address -> builder.setHost(address.host()).setPort(address.port()));
    MeteredConnection smack = new MeteredConnection(builder.build());
    smack.setUseStreamManagementResumption(true);
    return new Link(smack, sockets, tls.trust(), terms);
  }

  private Tls tls() throws LoginFailedException {
    try {
      return new Tls(domain, connection);
    } catch (IOException e) {
      throw new LoginFailedException(new LoginFailure.TlsRefused(message(e)), e);
    }
  }

  private static String message(IOException e) {
    return e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage();
  }

  private List<LoginMethod> methods() {
    return connection.mechanisms().stream()
        .map(LoginMethod::named)
        .flatMap(Optional::stream)
        .toList();
  }
}
