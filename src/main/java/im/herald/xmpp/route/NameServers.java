package im.herald.xmpp.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The name servers of this machine, in order (resolv.conf(5)).
final class NameServers {
  private static final Path FILE = Path.of("/etc/resolv.conf");
  private static final int PORT = 53;
  private static final int MOST = 3;

  private NameServers() {}

  /// Read anew each time: a machine that changes its network changes them.
  static List<InetSocketAddress> ofThisMachine() {
    return in(FILE);
  }

  /// Those that `file` names; this machine's own if it names none or cannot be read.
  static List<InetSocketAddress> in(Path file) {
    try {
      // Comments may be in any encoding; in this one all octets are letters.
      List<InetSocketAddress> named =
          Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .map(line -> line.strip().split("\\s+"))
              .filter(words -> words.length > 1 && words[0].equals("nameserver"))
              .flatMap(words -> address(words[1]))
              .limit(MOST)
              .toList();
      return named.isEmpty() ? itself() : named;
    } catch (IOException e) {
      return itself();
    }
  }

  private static List<InetSocketAddress> itself() {
    return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
  }

  private static Stream<InetSocketAddress> address(String text) {
    try {
      return Stream.of(new InetSocketAddress(InetAddress.ofLiteral(text), PORT));
    } catch (IllegalArgumentException e) {
      // The system's resolver passes over such a line, too.
      return Stream.empty();
    }
  }
}
