package im.herald.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The `id` of a stanza (RFC 6120 § 8.1.3). Whoever sends one chooses it, so it is no proof of
/// anything, and two senders may choose the same.
public record StanzaId(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A fresh one, of 96 random bits.
  public static StanzaId random() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return new StanzaId(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
