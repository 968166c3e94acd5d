package im.herald.xmpp.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/// The client's last word, and what the server must say to it.
///
/// @param text the client's second message
/// @param signature in base64; only who keeps the account can make it
record ScramProof(String text, String signature) {
  /// Checks the server's last message (RFC 5802 § 3): it must know the password, too.
  ///
  /// @throws LoginRefusedException if it does not show that
  void check(String serverFinal) throws LoginRefusedException {
    // Extensions may follow.
    String verifier = serverFinal.split(",", 2)[0];
    if (!MessageDigest.isEqual(verifier.getBytes(UTF_8), ("v=" + signature).getBytes(UTF_8))) {
      throw new LoginRefusedException(
          "it let Herald in without knowing the password itself, so it is not the account's server");
    }
  }
}
