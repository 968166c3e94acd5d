package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.FreePort;
import im.herald.cli.demo.ServerLauncher;
import im.herald.cli.demo.ServerPackages;
import im.herald.cli.demo.XmppServerKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Long answers on a real upload service (XEP-0363).
@ExtendWith(XmppServers.class)
class UploadIT {
  private static final String LONG = "What nobody wants to read in a chat. ".repeat(150).strip();

  @Test
  void aLongAnswerIsPutWhereItCanBeRead() throws Exception {
    ServerLauncher launcher = ServerPackages.ofThisMachine(System.err).find(XmppServerKind.PROSODY);
    try (ProsodyServer server = ProsodyServer.withUpload(launcher, FreePort.find());
        BotHome home = BotHome.on(server);
        BotHere _ = home.startsHere();
        Person juliet = Person.register(server, "juliet")) {
      juliet.says(home.jid(), "echo " + LONG);

      Element answer = juliet.next();
      String link = answer.textOf("body");
      assertThat(link).startsWith("https://localhost:");
      assertThat(answer.child("x").orElseThrow().textOf("url")).as("XEP-0066").isEqualTo(link);
      assertThat(read(link, server.caFile())).isEqualTo(LONG);
      assertThat(juliet.asks(home.jid(), "echo short")).isEqualTo("short");
    }
  }

  private static String read(String link, Path certificate) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static SSLContext trusting(Path certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream file = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
