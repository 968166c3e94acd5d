package im.herald.http;

import im.herald.config.HttpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names by which Herald is asked. A page in somebody's browser can have its own name point to
/// this machine; such a name is not answered on loopback, where the browser reaches what nobody
/// else does.
final class Hosts {
  private static final Pattern HOST =
      Pattern.compile("(?<name>\\[[0-9A-Fa-f:.]+]|[\\p{Alnum}._-]+)(?::\\d{1,5})?");

  /// An address is no name that somebody else could point to here.
  private static final Pattern ADDRESS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");

  private final HttpAddress own;
  private final List<String> others;

  /// @param others in lower case
  Hosts(HttpAddress own, List<String> others) {
    this.own = own;
    this.others = List.copyOf(others);
  }

  /// @param header the value of `Host` (RFC 9110 § 7.2)
  boolean know(Optional<String> header) {
    Matcher host = HOST.matcher(header.orElse("").strip());
    return host.matches()
        && (!own.isLoopback() || isKnown(host.group("name").toLowerCase(Locale.ROOT)));
  }

  private boolean isKnown(String name) {
    return name.equals("localhost") || ADDRESS.matcher(name).matches() || others.contains(name);
  }
}
