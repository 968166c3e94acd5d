package im.herald.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// `connection`: how Herald reaches its server.
///
/// @param host empty: ask DNS (RFC 6120 § 3.2)
/// @param port empty: the one that DNS names, or the usual one
/// @param caFile PEM certificates that are trusted instead of the JDK's
/// @param pins SHA-256 of public keys (SubjectPublicKeyInfo, RFC 7469 § 2.4), in base64; the
///   server's must be among them; empty: no pin
/// @param mechanisms those of SASL that may be used, the best first
public record ConnectionConfig(
    Optional<String> host,
    OptionalInt port,
    Security security,
    Optional<Path> caFile,
    List<String> pins,
    List<String> mechanisms) {
  public ConnectionConfig {
    pins = List.copyOf(pins);
    mechanisms = List.copyOf(mechanisms);
  }
}
