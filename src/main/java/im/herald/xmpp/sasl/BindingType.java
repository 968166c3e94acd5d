package im.herald.xmpp.sasl;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of channel binding that Herald can do, the better first.
///
/// `tls-unique` (RFC 5929 § 3) is not among them: TLS 1.3 has no such thing, and the JDK does not
/// show it for TLS 1.2.
public enum BindingType {
  /// Octets that only the two ends of this one TLS session can compute (RFC 9266).
  TLS_EXPORTER,
  /// The hash of the server's certificate (RFC 5929 § 4).
  TLS_SERVER_END_POINT;

  /// The kind of this name in IANA's registry, if Herald can do it.
  public static Optional<BindingType> named(String name) {
    return Stream.of(values()).filter(type -> type.toString().equals(name)).findFirst();
  }

  /// Its name in IANA's registry.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
