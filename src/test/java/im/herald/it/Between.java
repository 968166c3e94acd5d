package im.herald.it;

import im.herald.cli.demo.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/// Somebody in between who has a certificate for the domain that the bot trusts, as at jabber.ru in
/// 2023: ends the bot's TLS, begins another with the server, reads all and changes the first
/// features as told.
final class Between implements AutoCloseable {
  private static final char[] NO_PASSWORD = {};
  private static final String END_OF_FEATURES = "</stream:features>";

  private final XmppServer server;
  private final UnaryOperator<String> features;
  private final Path trusted;
  private final SSLContext withOwnKey;
  private final SSLContext toServer;
  private final SSLServerSocket socket;
  private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> fromServer = new ConcurrentLinkedQueue<>();

  private Between(XmppServer server, Path folder, UnaryOperator<String> features) throws Exception {
    this.server = server;
    this.features = features;
    Certificate own = Certificate.create(folder, List.of(server.domain()));
    this.trusted =
        Files.writeString(
            folder.resolve("both-authorities.pem"),
            Files.readString(server.caFile()) + Files.readString(own.certificate()));
    this.withOwnKey = withKeyOf(own);
    this.toServer = trusting(server.caFile());
    this.socket =
        (SSLServerSocket)
            withOwnKey
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("between").start(this::accept);
  }

  /// @param folder for its certificate
  /// @param features what becomes of the first features of a stream
  static Between on(XmppServer server, Path folder, UnaryOperator<String> features)
      throws Exception {
    return new Between(server, folder, features);
  }

  /// Where it listens, for TLS from the first byte.
  int port() {
    return socket.getLocalPort();
  }

  /// The authorities that the bot trusts: the server's, and the one that was tricked.
  Path trusted() {
    return trusted;
  }

  /// What the servers said so far, as it was.
  String fromServer() {
    return String.join("", fromServer);
  }

  private void accept() {
    try {
      while (true) {
        Socket bot = socket.accept();
        open.add(bot);
        Thread.ofVirtual().name("between-bot").start(() -> relay(bot));
      }
    } catch (IOException e) {
      // close() asked for it.
    }
  }

  private void relay(Socket bot) {
    try (bot;
        Socket upstream =
            toServer
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.directTlsPort())) {
      open.add(upstream);
      Thread.ofVirtual().name("between-up").start(() -> copy(bot, upstream));
      InputStream in = upstream.getInputStream();
      OutputStream out = bot.getOutputStream();
      StringBuilder first = new StringBuilder();
      byte[] some = new byte[8192];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        String text = new String(some, 0, n, StandardCharsets.ISO_8859_1);
        fromServer.add(text);
        if (first.indexOf(END_OF_FEATURES) >= 0) {
          out.write(some, 0, n);
        } else if (first.append(text).indexOf(END_OF_FEATURES) >= 0) {
          out.write(features.apply(first.toString()).getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // Likewise.
    }
  }

  private static SSLContext withKeyOf(Certificate own) throws Exception {
    String[] pem = Files.readString(own.key()).split("-----");
    byte[] key = Base64.getMimeDecoder().decode(pem[2]);
    PrivateKey secret = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    try (InputStream in = Files.newInputStream(own.certificate())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "between",
          secret,
          NO_PASSWORD,
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(java.security.cert.Certificate[]::new));
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    }
  }

  private static SSLContext trusting(Path authority) throws Exception {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
