package im.herald.xmpp.sasl;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hash that `tls-server-end-point` takes of a certificate: the one of its signature, but
/// SHA-256 in the place of MD5 and SHA-1 (RFC 5929 § 4.1). Signatures without a single hash, such
/// as Ed25519, have none.
final class SignatureHash {
  private static final Pattern JDK_NAME =
      Pattern.compile("(MD2|MD5|SHA1|SHA(?:224|256|384|512)|SHA512/2(?:24|56)|SHA3-\\d{3})WITH.+");

  private SignatureHash() {}

  /// Its name for a `MessageDigest`.
  static Optional<String> of(X509Certificate certificate) {
    return certificate.getSigAlgName().equalsIgnoreCase("RSASSA-PSS")
        ? ofPss(certificate)
        : ofName(certificate.getSigAlgName());
  }

  /// @param signature as the JDK names it, such as `SHA384withECDSA`
  static Optional<String> ofName(String signature) {
    Matcher parts = JDK_NAME.matcher(signature.toUpperCase(Locale.ROOT));
    return parts.matches() ? Optional.of(strongEnough(parts.group(1))) : Optional.empty();
  }

  private static Optional<String> ofPss(X509Certificate certificate) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(certificate.getSigAlgParams());
      PSSParameterSpec spec = parameters.getParameterSpec(PSSParameterSpec.class);
      return Optional.of(strongEnough(spec.getDigestAlgorithm()));
    } catch (GeneralSecurityException | java.io.IOException e) {
      return Optional.empty();
    }
  }

  private static String strongEnough(String hash) {
    return switch (hash.toUpperCase(Locale.ROOT)) {
      case "MD2", "MD5", "SHA1", "SHA-1" -> "SHA-256";
      case String sha2 when sha2.matches("SHA\\d{3}.*") -> "SHA-" + sha2.substring(3);
      case String other -> other;
    };
  }
}
