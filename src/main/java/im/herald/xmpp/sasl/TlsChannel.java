package im.herald.xmpp.sasl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// The TLS session under a login, as something that a login can be bound to.
public final class TlsChannel {
  private static final String LABEL = "EXPORTER-Channel-Binding";
  private static final int LENGTH = 32;

  private final SSLSession session;

  /// @param session whose handshake is done
  public TlsChannel(SSLSession session) {
    this.session = session;
  }

  /// The octets to bind a login to; empty if this session has none of that kind.
  public Optional<byte[]> octets(BindingType type) {
    return switch (type) {
      case TLS_EXPORTER -> exported();
      case TLS_SERVER_END_POINT -> endPoint();
    };
  }

  /// RFC 9266 § 2. TLS 1.2 has it only with the extended master secret (§ 4.2); the JDK refuses it
  /// without.
  private Optional<byte[]> exported() {
    try {
      return session instanceof ExtendedSSLSession extended
          ? Optional.of(extended.exportKeyingMaterialData(LABEL, new byte[0], LENGTH))
          : Optional.empty();
    } catch (SSLException | UnsupportedOperationException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> endPoint() {
    try {
      if (!(session.getPeerCertificates()[0] instanceof X509Certificate certificate)) {
        return Optional.empty();
      }
      Optional<String> hash = SignatureHash.of(certificate);
      return hash.isEmpty()
          ? Optional.empty()
          : Optional.of(MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded()));
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a hash that the JDK used for the certificate", e);
    }
  }
}
