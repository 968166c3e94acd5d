package im.herald.http;

import im.herald.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// What a caller must show: as a bearer token (RFC 6750 § 2.1), or as the password of whatever name
/// in a browser's dialogue (RFC 7617). Compared in a time that tells nothing.
final class Token {
  /// For who shows none.
  static final String CHALLENGE =
      "Basic realm=\"Herald\", charset=\"UTF-8\", Bearer realm=\"Herald\"";

  private final byte[] digest;

  Token(Secret secret) {
    this.digest = digest(secret.reveal());
  }

  /// @param header the value of `Authorization`
  boolean isShownIn(Optional<String> header) {
    return header.flatMap(Token::shown).filter(this::isIt).isPresent();
  }

  /// @param header the value of `Authorization`, which counts as a bearer token only
  boolean isBorneIn(Optional<String> header) {
    return header
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .flatMap(Token::shown)
        .filter(this::isIt)
        .isPresent();
  }

  boolean isIt(String shown) {
    return MessageDigest.isEqual(digest, digest(shown));
  }

  private static Optional<String> shown(String header) {
    String[] parts = header.strip().split(" +", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    if (parts[0].equalsIgnoreCase("Bearer")) {
      return Optional.of(parts[1]);
    }
    return parts[0].equalsIgnoreCase("Basic") ? password(parts[1]) : Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Of the same length for all.
  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
