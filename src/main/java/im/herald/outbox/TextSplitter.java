package im.herald.outbox;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Splits text that is too long for one stanza: after a line break if there is one in the second
/// half, else between two graphemes.
public final class TextSplitter {
  /// What the body of one message may take in XML, in octets, half of what a stanza may: the rest
  /// is for its addresses and for what servers add. Servers close the stream over larger stanzas
  /// than they like; ejabberd's shipped configuration ends at 256 KiB, others at 64.
  static final int LIMIT = 32 * 1024;

  /// No server may take less in a stanza (RFC 6120 § 13.12).
  private static final int LEAST = 10_000;

  private TextSplitter() {}

  /// `text` in parts of at most [#LIMIT] octets once they are escaped. One part in most cases. The
  /// line break at which it is split is left out; nothing else is.
  public static List<String> split(String text) {
    return split(text, LIMIT);
  }

  /// The same, for a limit of its own.
  public static List<String> split(String text, int limit) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (tooLong(rest, limit)) {
      int fits = fits(rest, limit);
      int line = rest.lastIndexOf('\n', fits - 1);
      boolean atLine = line > fits / 2;
      parts.add(rest.substring(0, atLine ? line : fits));
      rest = rest.substring(atLine ? line + 1 : fits);
    }
    parts.add(rest);
    return parts;
  }

  /// The limit for a server that takes stanzas of so many octets, if it says so (XEP-0478).
  public static int limit(OptionalInt stanza) {
    return stanza.isEmpty() ? LIMIT : Math.min(LIMIT, Math.max(LEAST, stanza.getAsInt()) / 2);
  }

  private static boolean tooLong(String text, int limit) {
    return text.length() > limit / 6
        && text.codePoints().mapToLong(TextSplitter::octets).sum() > limit;
  }

  private static int fits(String text, int limit) {
    BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    int octets = 0;
    int end = 0;
    for (int next = graphemes.next(); next != BreakIterator.DONE; next = graphemes.next()) {
      octets += text.substring(end, next).codePoints().map(TextSplitter::octets).sum();
      if (octets > limit) {
        // A grapheme may itself be endless: then it is cut between two code points.
        return end > 0 ? end : cutInside(text, limit);
      }
      end = next;
    }
    return end;
  }

  private static int cutInside(String text, int limit) {
    int octets = 0;
    int end = 0;
    while (octets + octets(text.codePointAt(end)) <= limit) {
      octets += octets(text.codePointAt(end));
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /// Of one code point in UTF-8, escaped as it may be in XML at most.
  private static int octets(int c) {
    return switch (c) {
      case '"', '\'' -> 6;
      case '&' -> 5;
      case '<', '>' -> 4;
      default -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    };
  }
}
