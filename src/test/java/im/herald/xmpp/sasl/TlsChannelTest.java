package im.herald.xmpp.sasl;

import static im.herald.xmpp.sasl.BindingType.TLS_EXPORTER;
import static im.herald.xmpp.sasl.BindingType.TLS_SERVER_END_POINT;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.tls.Issued;
import im.herald.tls.Issuing;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ends of a real handshake.
class TlsChannelTest {
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whatTheServerExportsIsWhatGoesIntoTheProof(String protocol) throws Exception {
    Ends ends = handshake(protocol);
    byte[] servers =
        ((ExtendedSSLSession) ends.server())
            .exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32);

    byte[] ours = new TlsChannel(ends.client()).octets(TLS_EXPORTER).orElseThrow();
    String proof = proofOf(ChannelBinding.to(TLS_EXPORTER, ours));

    assertThat(ends.client().getProtocol()).isEqualTo(protocol);
    assertThat(ours).hasSize(32).isEqualTo(servers);
    byte[] sent = Base64.getDecoder().decode(proof.replaceFirst("c=([^,]*),.*", "$1"));
    assertThat(Arrays.copyOf(sent, 16))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("p=tls-exporter,,");
    assertThat(Arrays.copyOfRange(sent, 16, sent.length)).isEqualTo(servers);
  }

  @Test
  void eachConnectionHasItsOwn() throws Exception {
    assertThat(new TlsChannel(handshake("TLSv1.3").client()).octets(TLS_EXPORTER).orElseThrow())
        .isNotEqualTo(
            new TlsChannel(handshake("TLSv1.3").client()).octets(TLS_EXPORTER).orElseThrow());
  }

  @Test
  void theEndPointIsTheHashOfTheCertificate() throws Exception {
    Ends ends = handshake("TLSv1.3");
    assertThat(new TlsChannel(ends.client()).octets(TLS_SERVER_END_POINT).orElseThrow())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256").digest(ends.shown().certificate().getEncoded()));
  }

  @Test
  void aSessionWithoutHandshakeHasNeither() throws Exception {
    try (SSLSocket unconnected =
        (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket()) {
      TlsChannel channel = new TlsChannel(unconnected.getSession());
      assertThat(channel.octets(TLS_EXPORTER)).isEmpty();
      assertThat(channel.octets(TLS_SERVER_END_POINT)).isEmpty();
    }
  }

  private static String proofOf(ChannelBinding binding) throws Exception {
    return new ScramClient(ScramHash.SHA_256, binding, "user", "nonce")
        .prove("r=nonceAndMore,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "pencil")
        .text();
  }

  private static Ends handshake(String protocol) throws Exception {
    Issued shown = Issuing.of("localhost", "localhost").issue();
    try (SSLServerSocket listener =
            (SSLServerSocket)
                shown
                    .context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket client =
            (SSLSocket)
                trusting(shown)
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), listener.getLocalPort())) {
      client.setEnabledProtocols(new String[] {protocol});
      CompletableFuture<SSLSession> server = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> accept(listener, server));
      client.startHandshake();
      client.getOutputStream().write(1);
      return new Ends(client.getSession(), server.get(), shown);
    }
  }

  private static void accept(SSLServerSocket listener, CompletableFuture<SSLSession> session) {
    try (SSLSocket server = (SSLSocket) listener.accept()) {
      int first = server.getInputStream().read();
      assertThat(first).isOne();
      session.complete(server.getSession());
    } catch (Exception e) {
      session.completeExceptionally(e);
    }
  }

  private static SSLContext trusting(Issued shown) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("it", shown.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private record Ends(SSLSession client, SSLSession server, Issued shown) {}
}
