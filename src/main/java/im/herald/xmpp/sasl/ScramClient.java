package im.herald.xmpp.sasl;

import java.util.Base64;

/// The client's side of one SCRAM login (RFC 5802 § 3), as values: what it says first, and its
/// proof once the server has answered.
///
/// @param binding what the login is bound to
/// @param user the account's local part, prepared
/// @param nonce printable ASCII without a comma, never used before
record ScramClient(ScramHash hash, ChannelBinding binding, String user, String nonce) {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /// The first message.
  String first() {
    return binding.header() + firstBare();
  }

  private String firstBare() {
    return "n=%s,r=%s".formatted(user.replace("=", "=3D").replace(",", "=2C"), nonce);
  }

  /// The second message, which proves that we know `password`, prepared. Takes as long as the
  /// server's rounds do: a second or so for the most that are allowed.
  ///
  /// @throws LoginRefusedException if Herald does not answer what the server said
  ScramProof prove(String serverFirst, String password) throws LoginRefusedException {
    ServerFirst server = ServerFirst.read(serverFirst, nonce);
    byte[] salted = hash.salted(password, server.salt(), server.rounds());
    byte[] clientKey = hash.hmac(salted, "Client Key");
    String withoutProof = "c=%s,r=%s".formatted(binding.proof(), server.nonce());
    String said = String.join(",", firstBare(), server.text(), withoutProof);
    byte[] proof = xor(clientKey, hash.hmac(hash.hash(clientKey), said));
    byte[] signature = hash.hmac(hash.hmac(salted, "Server Key"), said);
    return new ScramProof(
        withoutProof + ",p=" + BASE64.encodeToString(proof), BASE64.encodeToString(signature));
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] result = new byte[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] = (byte) (a[i] ^ b[i]);
    }
    return result;
  }
}
