package im.herald.xmpp.sasl;

import java.util.Optional;
import java.util.stream.Stream;

/// The ways to log in that Herald knows, the weakest first.
public enum LoginMethod {
  PLAIN,
  SCRAM_SHA_1,
  SCRAM_SHA_256,
  SCRAM_SHA_512;

  /// The method of this name (RFC 4422 § 3.1), if Herald knows it.
  public static Optional<LoginMethod> named(String name) {
    return Stream.of(values()).filter(method -> method.toString().equals(name)).findFirst();
  }

  /// Its name as servers write it.
  @Override
  public String toString() {
    return name().replace('_', '-');
  }
}
