package im.herald.xmpp.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/// What a SCRAM login says about the channel under it (RFC 5802 § 6).
///
/// @param header the GS2 header, with which the first message begins
/// @param proof the attribute `c` of the second message: that header again, and the octets of the
///   channel, in base64
public record ChannelBinding(String header, String proof) {
  /// Herald cannot bind this login.
  public static ChannelBinding unable() {
    return of("n,,");
  }

  /// Herald could, and has not seen the server offer it. A server that did offer it knows then that
  /// somebody has taken it out, and refuses.
  public static ChannelBinding notOffered() {
    return of("y,,");
  }

  /// Bound to the channel of which these are the octets.
  public static ChannelBinding to(BindingType type, byte[] octets) {
    return of("p=%s,,".formatted(type), octets);
  }

  boolean isBound() {
    return header.startsWith("p=");
  }

  private static ChannelBinding of(String header, byte... octets) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(header.getBytes(UTF_8));
    both.writeBytes(octets);
    return new ChannelBinding(header, Base64.getEncoder().encodeToString(both.toByteArray()));
  }
}
