package im.herald.xmpp;

import im.herald.config.ConnectionConfig;
import im.herald.config.Security;
import im.herald.xmpp.route.Deadline;
import im.herald.xmpp.route.Directions;
import im.herald.xmpp.route.Network;
import im.herald.xmpp.route.Target;
import im.herald.xmpp.route.Targets;
import im.herald.xmpp.sasl.LoginMethod;
import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
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
  private final DomainBareJid domain;
  private final ConnectionConfig connection;
  private final Network network;

  public ConnectionSettings(DomainBareJid domain, ConnectionConfig connection) {
    this(domain, connection, Network.ofThisMachine());
  }

  /// @param network where names are looked up
  public ConnectionSettings(DomainBareJid domain, ConnectionConfig connection, Network network) {
    this.domain = domain;
    this.connection = connection;
    this.network = network;
  }

  DomainBareJid domain() {
    return domain;
  }

  /// Where the server may be, in the order in which to try.
  Directions directions() throws InterruptedException {
    return new Targets(network).of(IDN.toASCII(domain.toString()), connection);
  }

  /// Goes to the server and opens a stream there, for any login that the configuration allows.
  ///
  /// @throws LoginFailedException if no place that is known for it takes Herald
  Link open() throws LoginFailedException, InterruptedException {
    return open(Optional.empty());
  }

  /// As [#open()], for an account that has logged in by the method `before`.
  Link open(Optional<LoginMethod> before) throws LoginFailedException, InterruptedException {
    Deadline end = Deadline.in(network.patience().attempt());
    return open(directions(), end, before);
  }

  /// As [#open()], but by these directions.
  Link open(Directions directions) throws LoginFailedException, InterruptedException {
    return open(directions, Deadline.in(network.patience().attempt()), Optional.empty());
  }

  private Link open(Directions directions, Deadline end, Optional<LoginMethod> before)
      throws LoginFailedException, InterruptedException {
    return new Approach(
            domain,
            connection.security(),
            network,
            (target, address, wait) -> newLink(target, address, wait, before))
        .open(directions, end);
  }

  /// A new link to one address of `target`, not yet open.
  ///
  /// @param wait for TCP
  /// @throws LoginFailedException if the configuration cannot be used as it stands
  private Link newLink(
      Target target, InetAddress address, Duration wait, Optional<LoginMethod> before)
      throws LoginFailedException {
    SmackSettings.apply();
    Tls tls = tls();
    Sockets sockets =
        new Sockets(
            switch (target.security()) {
              case STARTTLS -> StartTlsSocket::new;
              case DIRECT -> tls::directSocket;
              case PLAIN_LOOPBACK -> LoopbackSocket::new;
            });
    LoginTerms terms = new LoginTerms(methods(), before);
    XMPPTCPConnectionConfiguration.Builder builder =
        XMPPTCPConnectionConfiguration.builder()
            .setXmppDomain(domain)
            .setSecurityMode(
                target.security() == Security.STARTTLS
                    ? SecurityMode.required
                    : SecurityMode.disabled)
            .setCustomX509TrustManager(tls.trust())
            .setHostnameVerifier(tls.names())
            .setEnabledSSLProtocols(Tls.protocols())
            .setHostAddress(address)
            .setPort(target.port())
            .setSocketFactory(sockets)
            // Zero would be for ever.
            .setConnectTimeout(Math.max(1, Math.toIntExact(wait.toMillis())))
            .setCompressionEnabled(false)
            .setSendPresence(false)
            .addEnabledSaslMechanism(terms.allowed().stream().map(LoginMethod::toString).toList());
    MeteredConnection smack = new MeteredConnection(builder.build());
    smack.setUseStreamManagementResumption(true);
    return new Link(smack, sockets, tls, terms);
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
