package im.herald.xmpp.route;

/// Asks DNS for service records. Threads: any number at once.
public interface Dns {
  /// Every record of `name`, which is in ASCII, such as `_xmpp-client._tcp.example.org`.
  SrvAnswer services(String name) throws InterruptedException;
}
