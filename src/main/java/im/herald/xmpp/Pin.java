package im.herald.xmpp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// The name of a public key: SHA-256 of its SubjectPublicKeyInfo in base64 (RFC 7469 § 2.4). It
/// stays the same when a certificate is renewed with the same key.
final class Pin {
  private Pin() {}

  static String of(X509Certificate certificate) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(sha256.digest(certificate.getPublicKey().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
