package im.herald.proxy;

/// Which way octets go through the proxy.
public enum Direction {
  TO_SERVER,
  TO_CLIENT
}
