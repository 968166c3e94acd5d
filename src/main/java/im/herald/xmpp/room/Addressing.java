package im.herald.xmpp.room;

import java.util.Optional;
import org.jxmpp.jid.parts.Resourcepart;

/// Tells what is said to Herald in a room from what people say to one another.
final class Addressing {
  private Addressing() {}

  /// What `text` says to whoever is called `nick`: behind `nick:`, `nick,` or `@nick`, whatever its
  /// case, or as it is behind `prefix`. Empty if it is said to somebody else, or to nobody.
  static Optional<String> said(String text, Resourcepart nick, String prefix) {
    String line = text.strip();
    if (!prefix.isEmpty() && line.startsWith(prefix)) {
      return Optional.of(line).filter(l -> l.length() > prefix.length());
    }
    boolean at = line.startsWith("@");
    String rest = at ? line.substring(1) : line;
    String name = nick.toString();
    if (!rest.regionMatches(true, 0, name, 0, name.length()) || rest.length() <= name.length()) {
      return Optional.empty();
    }
    char next = rest.charAt(name.length());
    boolean mark = next == ':' || next == ',';
    if (!mark && !(at && Character.isWhitespace(next))) {
      return Optional.empty();
    }
    String said = rest.substring(name.length() + 1).strip();
    return Optional.of(said).filter(s -> !s.isEmpty());
  }
}
