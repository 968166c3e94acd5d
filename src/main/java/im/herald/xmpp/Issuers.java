package im.herald.xmpp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Whose signature under a server's certificate counts.
final class Issuers {
  private Issuers() {}

  /// Those that the JDK trusts.
  static X509ExtendedTrustManager ofTheSystem() {
    try {
      return from(null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's own trust store cannot be read", e);
    }
  }

  /// Those in `pem`, one or several certificates, and nobody else.
  ///
  /// @throws IOException if the file cannot be read or holds no certificate; the message is for the
  ///   operator
  static X509ExtendedTrustManager in(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new IOException("connection.ca-file %s holds no certificate".formatted(pem));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      return from(store);
    } catch (CertificateException e) {
      throw new IOException(
          "connection.ca-file %s is not a PEM file of certificates".formatted(pem), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has an in-memory trust store", e);
    }
  }

  private static X509ExtendedTrustManager from(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new IllegalStateException("the JDK's PKIX factory makes X.509 trust managers");
  }
}
