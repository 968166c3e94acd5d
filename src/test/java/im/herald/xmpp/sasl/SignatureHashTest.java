package im.herald.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.tls.Issuing;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 5929 § 4.1.
class SignatureHashTest {
  @ParameterizedTest
  @CsvSource({
    "MD5withRSA, SHA-256",
    "SHA1withRSA, SHA-256",
    "SHA1withECDSA, SHA-256",
    "SHA1withDSA, SHA-256",
    "SHA224withRSA, SHA-224",
    "SHA256withRSA, SHA-256",
    "SHA256withECDSA, SHA-256",
    "SHA384withECDSA, SHA-384",
    "SHA384withRSA, SHA-384",
    "SHA512withRSA, SHA-512",
    "SHA512/256withRSA, SHA-512/256",
    "SHA3-256withECDSA, SHA3-256",
  })
  void isThatOfTheSignatureButNeitherMd5NorSha1(String signature, String hash) {
    assertThat(SignatureHash.ofName(signature)).contains(hash);
  }

  @ParameterizedTest
  @CsvSource({"Ed25519", "Ed448", "EdDSA", "ML-DSA-65", "NONEwithRSA"})
  void isThereOnlyWhereTheSignatureHasOne(String signature) {
    assertThat(SignatureHash.ofName(signature)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256withECDSA, SHA-256",
    "SHA384withECDSA, SHA-384",
    "SHA1withRSA, SHA-256",
    "SHA512withRSA, SHA-512",
  })
  void isReadFromTheCertificate(String signature, String hash) throws Exception {
    assertThat(SignatureHash.of(certificate(signature, null))).contains(hash);
  }

  @ParameterizedTest
  @CsvSource({"SHA-256, SHA-256", "SHA-384, SHA-384", "SHA-1, SHA-256"})
  void isAmongTheParametersOfPss(String digest, String hash) throws Exception {
    PSSParameterSpec parameters =
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), 20, 1);
    assertThat(SignatureHash.of(certificate("RSASSA-PSS", parameters))).contains(hash);
  }

  @Test
  void isNotThereForEd25519() throws Exception {
    assertThat(SignatureHash.of(certificate("Ed25519", null))).isEmpty();
  }

  private static X509Certificate certificate(
      String signature, @org.jspecify.annotations.Nullable PSSParameterSpec parameters)
      throws Exception {
    return Issuing.of("example.org", "example.org")
        .signed(signature, Optional.ofNullable(parameters))
        .issue()
        .certificate();
  }
}
