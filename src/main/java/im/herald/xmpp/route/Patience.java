package im.herald.xmpp.route;

import java.time.Duration;

/// How long to wait on the way to the server.
///
/// @param attempt for all of it: DNS, TCP, TLS, the beginning of the stream
/// @param target for one place, if there is another
/// @param address for one of its addresses at least, however many it has
/// @param dns for service records
public record Patience(Duration attempt, Duration target, Duration address, Duration dns) {
  public static Patience usual() {
    return new Patience(
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8));
  }
}
