package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.herald.cli.demo.Certificate;
import im.herald.cli.demo.FreePort;
import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.scripted.ScriptedDns.Service;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.LoginFailedException;
import im.herald.xmpp.LoginFailure;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.SendAndWait;
import im.herald.xmpp.route.DnsClient;
import im.herald.xmpp.route.Network;
import im.herald.xmpp.route.Patience;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// `example.org` as the internet sees it: a name server, servers that speak TLS from the first
/// byte, and Herald with an account there.
final class Domain implements AutoCloseable {
  /// Where its records for TLS from the first byte are.
  static final String DIRECT = "_xmpps-client._tcp." + Answers.DOMAIN;

  static final String BACKWARDS = "backwards";

  /// A host of twenty addresses.
  static final String MANY = "many";

  private static final EntityBareJid JID =
      JidCreate.entityBareFromOrThrowUnchecked("herald@" + Answers.DOMAIN);

  private final Certificates certificates;
  private final ScriptedDns dns = ScriptedDns.start();
  private final List<ScriptedServer> servers = new ArrayList<>();
  private final List<Closeable> opened = new ArrayList<>();
  private Patience patience = Patience.usual();
  private Security security = Security.DIRECT;

  Domain(Certificates certificates) throws IOException {
    this.certificates = certificates;
  }

  ScriptedDns dns() {
    return dns;
  }

  /// Herald waits no longer than that.
  void waitsOnly(Patience shorter) {
    patience = shorter;
  }

  /// Herald is content with STARTTLS, too.
  void allowsStarttls() {
    security = Security.STARTTLS;
  }

  /// A new server of the domain.
  ScriptedServer server() throws IOException {
    return added(ScriptedServer.start(ScriptedTls.listen(certificates.right())));
  }

  /// A new server of another domain, which Herald trusts as such.
  ScriptedServer stranger() throws IOException {
    return added(ScriptedServer.start(ScriptedTls.listen(certificates.wrong())));
  }

  private ScriptedServer added(ScriptedServer server) {
    servers.add(server);
    return server;
  }

  /// A port where nobody listens.
  static int nobody() throws IOException {
    return FreePort.find();
  }

  /// A port that answers nothing, as that of a machine that is down: its queue is full, so the
  /// system drops whatever comes.
  int blackHole() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    opened.add(socket);
    for (int i = 0; i < 10; i++) {
      Socket filler = new Socket();
      opened.add(filler);
      try {
        filler.connect(socket.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException e) {
        return socket.getLocalPort();
      }
    }
    throw new IOException("this system takes whatever comes");
  }

  /// The domain's records name these ports, of `host0` and so on, to be tried in this order.
  void announce(int... ports) {
    Service[] services = new Service[ports.length];
    for (int i = 0; i < ports.length; i++) {
      services[i] = new Service(i, 0, ports[i], "host" + i);
    }
    dns.at(DIRECT, services);
  }

  /// Herald logs in, once, and out again.
  void logIn() throws Exception {
    logIn(
        new ConnectionConfig(
            Optional.empty(),
            OptionalInt.empty(),
            security,
            Optional.of(certificates.trusted()),
            List.of(),
            List.of("PLAIN")));
  }

  private void logIn(ConnectionConfig connection) throws Exception {
    Network network =
        new Network(
            new DnsClient(() -> List.of(dns.address()), patience.dns()),
            (host, wait) -> addresses(host),
            new SplittableRandom(1),
            patience);
    AccountConfig account =
        new AccountConfig(
            JID,
            Optional.of(new Secret("secret")),
            false,
            Resourcepart.fromOrThrowUnchecked("herald"));
    new SendAndWait(
            account,
            new ConnectionSettings(JID.asDomainBareJid(), connection, network),
            new PasswordFile(certificates.folder()),
            Optional.empty())
        .send(List.of());
  }

  /// Why it does not.
  LoginFailure failure() {
    LoginFailedException failed = catchThrowableOfType(LoginFailedException.class, () -> logIn());
    assertThat(failed).as("the login").isNotNull();
    return failed.failure();
  }

  /// As [#failure()], where this port of the machine is configured, without TLS.
  LoginFailure failureWithoutTls(int port) {
    LoginFailedException failed =
        catchThrowableOfType(LoginFailedException.class, () -> logIn(Sessions.connection(port)));
    assertThat(failed).as("the login").isNotNull();
    return failed.failure();
  }

  /// Every host is this machine, and first of all its IPv6, where nobody listens; but last of all
  /// for [#BACKWARDS].
  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    if (host.equals(Answers.DOMAIN)) {
      throw new UnknownHostException("DNS knows no address for " + host);
    }
    if (host.equals(MANY)) {
      return Collections.nCopies(20, InetAddress.ofLiteral("127.0.0.1"));
    }
    List<InetAddress> both =
        List.of(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1"));
    return host.equals(BACKWARDS) ? both.reversed() : both;
  }

  @Override
  public void close() throws IOException {
    dns.close();
    for (ScriptedServer server : servers) {
      server.close();
    }
    for (Closeable socket : opened) {
      socket.close();
    }
  }

  /// Those of the domain and of another. Making them takes a second each.
  ///
  /// @param trusted both, for `ca-file`
  record Certificates(Path folder, Certificate right, Certificate wrong, Path trusted) {
    static Certificates in(Path folder) throws Exception {
      Certificate right =
          Certificate.create(
              Files.createDirectory(folder.resolve("right")), List.of(Answers.DOMAIN));
      Certificate wrong =
          Certificate.create(
              Files.createDirectory(folder.resolve("wrong")), List.of("other.example"));
      String both = Files.readString(right.certificate()) + Files.readString(wrong.certificate());
      return new Certificates(
          folder, right, wrong, Files.writeString(folder.resolve("ca.pem"), both));
    }
  }
}
