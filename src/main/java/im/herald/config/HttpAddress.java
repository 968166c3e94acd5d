package im.herald.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where Herald listens.
///
/// @param host a name or an address, an IPv6 one without brackets
/// @param port 0: any that is free
public record HttpAddress(String host, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.]+)]|(?<host>[\\p{Alnum}._-]+)):(?<port>\\d{1,5})");

  static HttpAddress parse(String text) throws BadValue {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group("port")) > 65_535) {
      throw new BadValue(
          "\"%s\" is not an address and a port".formatted(text),
          "write listen = \"127.0.0.1:8080\", or \"[::1]:8080\"");
    }
    String six = parts.group("six");
    return new HttpAddress(
        six == null ? parts.group("host") : six, Integer.parseInt(parts.group("port")));
  }

  /// Whether nobody but this machine reaches it.
  public boolean isLoopback() {
    return ConnectionConfig.isLoopback(host);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
  }
}
