package im.herald.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The hashes of SCRAM and its arithmetic (RFC 5802 § 2.2), all of it from the JDK.
enum ScramHash {
  SHA_512(512),
  SHA_256(256),
  SHA_1(160);

  private final int bits;

  ScramHash(int bits) {
    this.bits = bits;
  }

  /// `H(text)`.
  byte[] hash(byte[] text) {
    try {
      return MessageDigest.getInstance(name().replace('_', '-')).digest(text);
    } catch (GeneralSecurityException e) {
      throw absent(e);
    }
  }

  /// `HMAC(key, text)`.
  byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(jdkName());
      mac.init(new SecretKeySpec(key, jdkName()));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw absent(e);
    }
  }

  /// `Hi(password, salt, rounds)`, which is PBKDF2 (RFC 8018 § 5.2). Slow on purpose.
  byte[] salted(String password, byte[] salt, int rounds) {
    PBEKeySpec work = new PBEKeySpec(password.toCharArray(), salt, rounds, bits);
    try {
      return SecretKeyFactory.getInstance("PBKDF2With" + jdkName())
          .generateSecret(work)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw absent(e);
    } finally {
      work.clearPassword();
    }
  }

  private String jdkName() {
    return "Hmac" + name().replace("_", "");
  }

  private static IllegalStateException absent(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has this", e);
  }
}
