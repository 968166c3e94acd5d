package im.herald.xmpp.route;

import im.herald.config.Security;

/// A place to try.
///
/// @param host a name in ASCII, or an address
/// @param security how to speak there
public record Target(String host, int port, Security security) {
  public static final int STARTTLS_PORT = 5222;
  public static final int DIRECT_PORT = 5223;

  /// At the port that is usual for `security`.
  static Target atUsualPort(String host, Security security) {
    return new Target(host, security == Security.DIRECT ? DIRECT_PORT : STARTTLS_PORT, security);
  }

  @Override
  public String toString() {
    return "%s, port %d%s"
        .formatted(
            host,
            port,
            switch (security) {
              case STARTTLS -> "";
              case DIRECT -> " (TLS from the first byte)";
              case PLAIN_LOOPBACK -> " (no TLS)";
            });
  }
}
