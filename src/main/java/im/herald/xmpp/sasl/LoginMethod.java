package im.herald.xmpp.sasl;

import java.util.Optional;
import java.util.stream.Stream;

/// The ways to log in that Herald knows, the weakest first.
///
/// Those that are bound to the channel come after all others, whatever their hash: against somebody
/// in between it is the binding that counts.
public enum LoginMethod {
  PLAIN,
  SCRAM_SHA_1,
  SCRAM_SHA_256,
  SCRAM_SHA_512,
  SCRAM_SHA_1_PLUS,
  SCRAM_SHA_256_PLUS,
  SCRAM_SHA_512_PLUS;

  private static final String PLUS = "_PLUS";

  /// The method of this name (RFC 4422 § 3.1), if Herald knows it.
  public static Optional<LoginMethod> named(String name) {
    return Stream.of(values()).filter(method -> method.toString().equals(name)).findFirst();
  }

  /// Whether it is bound to the TLS channel under it (RFC 5802 § 6).
  public boolean binds() {
    return name().endsWith(PLUS);
  }

  /// The hash of SCRAM; empty if this is not SCRAM.
  Optional<ScramHash> hash() {
    return Stream.of(ScramHash.values())
        .filter(hash -> name().replace(PLUS, "").equals("SCRAM_" + hash.name()))
        .findFirst();
  }

  /// Its name as servers write it.
  @Override
  public String toString() {
    return name().replace('_', '-');
  }
}
