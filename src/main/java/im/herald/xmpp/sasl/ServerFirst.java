package im.herald.xmpp.sasl;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server's first message (RFC 5802 § 7): its nonce, the salt and the rounds of the hash.
///
/// @param text as it came, since the proof covers it
/// @param nonce ours, and the server's after it
record ServerFirst(String text, String nonce, String base64Salt, int rounds) {
  /// RFC 7677 § 4 asks for at least this many: with fewer, whoever listens in the server's place
  /// guesses passwords cheaply.
  static final int FEWEST = 4_096;

  /// More would be an attack on our processor.
  static final int MOST = 1_000_000;

  /// Extensions may follow. One that must be understood comes first (`m=`), and does not match.
  private static final Pattern SYNTAX =
      Pattern.compile("r=([!-+\\--~]+),s=([A-Za-z0-9+/=]+),i=(\\d{1,18})(,.*)?");

  /// Reads `text`, the answer to a client that sent `ours`.
  ///
  /// @throws LoginRefusedException if it is no such message, or not to us, or the rounds are too
  ///   few or too many
  static ServerFirst read(String text, String ours) throws LoginRefusedException {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      throw new LoginRefusedException("its first answer is not SCRAM");
    }
    String nonce = parts.group(1);
    if (!nonce.startsWith(ours) || nonce.length() == ours.length()) {
      throw new LoginRefusedException("it answered a login that is not this one");
    }
    ServerFirst first = new ServerFirst(text, nonce, parts.group(2), rounds(parts.group(3)));
    try {
      if (first.salt().length > 0) {
        return first;
      }
    } catch (IllegalArgumentException e) {
      // Said below: what is wrong with it does not matter.
    }
    throw new LoginRefusedException("the salt in its first answer is not base64");
  }

  byte[] salt() {
    return Base64.getDecoder().decode(base64Salt);
  }

  private static int rounds(String text) throws LoginRefusedException {
    long rounds = Long.parseLong(text);
    if (rounds < FEWEST || rounds > MOST) {
      throw new LoginRefusedException(
          "it asks for %d rounds of the password's hash, and Herald does %d to %d; its operator can change that and set the password again"
              .formatted(rounds, FEWEST, MOST));
    }
    return Math.toIntExact(rounds);
  }
}
