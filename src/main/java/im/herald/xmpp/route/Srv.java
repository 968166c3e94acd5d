package im.herald.xmpp.route;

/// A service record of DNS (RFC 2782).
///
/// @param host in ASCII, without the dot at its end; empty if the record says that there is no such
///   service
public record Srv(int priority, int weight, String host, int port) {
  boolean isOffer() {
    return !host.isEmpty();
  }
}
