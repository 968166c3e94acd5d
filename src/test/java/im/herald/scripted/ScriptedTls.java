package im.herald.scripted;

import im.herald.cli.demo.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Sockets that speak TLS from the first byte.
final class ScriptedTls {
  private static final char[] PASSWORD = {};

  private ScriptedTls() {}

  /// A free port of 127.0.0.1 that shows `certificate`.
  static ServerSocket listen(Certificate certificate) throws IOException {
    return context(certificate)
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /// TLS of a server that shows `certificate`.
  static SSLContext context(Certificate certificate) throws IOException {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(certificate), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static KeyStore store(Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    try (InputStream pem = Files.newInputStream(certificate.certificate())) {
      java.security.cert.Certificate[] chain = {
        CertificateFactory.getInstance("X.509").generateCertificate(pem)
      };
      store.setKeyEntry("server", key(certificate), PASSWORD, chain);
    }
    return store;
  }

  private static PrivateKey key(Certificate certificate)
      throws IOException, GeneralSecurityException {
    String base64 =
        Files.readString(certificate.key(), StandardCharsets.US_ASCII)
            .replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
