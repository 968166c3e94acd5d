package im.herald.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is written into a certificate (RFC 5280 § 4.1); [#issue] makes it. Unless told otherwise it
/// is valid for a day around now, is no authority, and has signed itself.
///
/// @param subject the common name
/// @param names the subject alternative names, encoded
/// @param algorithm of the signature, as the JDK names it
public record Issuing(
    String subject,
    List<byte[]> names,
    Instant from,
    Instant until,
    boolean authority,
    Optional<Issued> issuer,
    String algorithm,
    Optional<AlgorithmParameterSpec> parameters) {
  private static final Map<String, String> OIDS =
      Map.ofEntries(
          Map.entry("MD5withRSA", "1.2.840.113549.1.1.4"),
          Map.entry("SHA1withRSA", "1.2.840.113549.1.1.5"),
          Map.entry("SHA256withRSA", "1.2.840.113549.1.1.11"),
          Map.entry("SHA384withRSA", "1.2.840.113549.1.1.12"),
          Map.entry("SHA512withRSA", "1.2.840.113549.1.1.13"),
          Map.entry("RSASSA-PSS", "1.2.840.113549.1.1.10"),
          Map.entry("SHA1withECDSA", "1.2.840.10045.4.1"),
          Map.entry("SHA256withECDSA", "1.2.840.10045.4.3.2"),
          Map.entry("SHA384withECDSA", "1.2.840.10045.4.3.3"),
          Map.entry("SHA512withECDSA", "1.2.840.10045.4.3.4"),
          Map.entry("Ed25519", "1.3.101.112"));
  private static final byte[] NULL = {0x05, 0x00};

  /// For `subject`, with these DNS names.
  public static Issuing of(String subject, String... dnsNames) {
    Instant now = Instant.now();
    return new Issuing(
            subject,
            List.of(),
            now.minus(Duration.ofHours(12)),
            now.plus(Duration.ofHours(12)),
            false,
            Optional.empty(),
            "SHA256withECDSA",
            Optional.empty())
        .named(0x82, dnsNames);
  }

  /// With more alternative names.
  ///
  /// @param kind the tag of RFC 5280 § 4.2.1.6: 0x81 mail, 0x82 DNS, 0x86 URI
  Issuing named(int kind, String... more) {
    List<byte[]> all = new ArrayList<>(names);
    for (String name : more) {
      all.add(Der.tagged(kind, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
    return new Issuing(subject, all, from, until, authority, issuer, algorithm, parameters);
  }

  Issuing valid(Duration fromNow, Duration untilNow) {
    Instant now = Instant.now();
    return new Issuing(
        subject,
        names,
        now.plus(fromNow),
        now.plus(untilNow),
        authority,
        issuer,
        algorithm,
        parameters);
  }

  Issuing by(Issued other) {
    return new Issuing(
        subject, names, from, until, authority, Optional.of(other), algorithm, parameters);
  }

  Issuing asAuthority() {
    return new Issuing(subject, names, from, until, true, issuer, algorithm, parameters);
  }

  /// Signed so. Who signs must have a key of that kind.
  public Issuing signed(String other, Optional<AlgorithmParameterSpec> how) {
    return new Issuing(subject, names, from, until, authority, issuer, other, how);
  }

  /// Makes the key pair and the certificate.
  public Issued issue() throws GeneralSecurityException {
    KeyPair pair = generator().generateKeyPair();
    Signature signature = Signature.getInstance(algorithm);
    if (parameters.isPresent()) {
      signature.setParameter(parameters.get());
    }
    byte[] how = algorithm(signature);
    byte[] issuerName =
        issuer
            .map(other -> other.certificate().getSubjectX500Principal().getEncoded())
            .orElseGet(() -> name(subject));
    byte[] content =
        Der.sequence(
            Der.tagged(0xa0, Der.integer(2)),
            Der.integer(System.nanoTime()),
            how,
            issuerName,
            Der.sequence(Der.time(from), Der.time(until)),
            name(subject),
            pair.getPublic().getEncoded(),
            Der.tagged(0xa3, Der.sequence(extensions().toArray(byte[][]::new))));
    signature.initSign(issuer.map(Issued::key).orElse(pair.getPrivate()));
    signature.update(content);
    return Issued.read(Der.sequence(content, how, Der.bits(signature.sign())), pair.getPrivate());
  }

  private KeyPairGenerator generator() throws GeneralSecurityException {
    if (algorithm.contains("RSA")) {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa;
    }
    if (algorithm.contains("ECDSA")) {
      KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
      ec.initialize(256);
      return ec;
    }
    return KeyPairGenerator.getInstance(algorithm);
  }

  private byte[] algorithm(Signature signature) {
    byte[] oid = Der.oid(OIDS.getOrDefault(algorithm, ""));
    try {
      if (parameters.isPresent()) {
        return Der.sequence(oid, signature.getParameters().getEncoded());
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return algorithm.endsWith("RSA") && !algorithm.contains("EC")
        ? Der.sequence(oid, NULL)
        : Der.sequence(oid);
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.tagged(0x31, Der.sequence(Der.oid("2.5.4.3"), Der.text(commonName))));
  }

  private List<byte[]> extensions() {
    List<byte[]> extensions = new ArrayList<>();
    extensions.add(extension("2.5.29.19", authority ? Der.sequence(Der.yes()) : Der.sequence()));
    if (!names.isEmpty()) {
      extensions.add(extension("2.5.29.17", Der.sequence(names.toArray(byte[][]::new))));
    }
    return extensions;
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }
}
