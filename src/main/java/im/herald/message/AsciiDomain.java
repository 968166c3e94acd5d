package im.herald.message;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether there is but one domain in DNS that a domain with letters beyond ASCII can mean. Herald
/// knows the rules of 2003 (RFC 3490), by which `straße` is `strasse`. By those of 2008 (RFC 5891)
/// it is `xn--strae-oqa`, which may belong to other people.
final class AsciiDomain {
  /// What the two read differently (Unicode TS 46 § 7): ß, ς and two joiners that nobody sees.
  private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00DF\\u03C2\\u200C\\u200D]");

  private static final String WRITE = "; write the domain in its form for DNS, with xn--";

  private AsciiDomain() {}

  /// Looks at `domain`, which is that of the JID `text`.
  ///
  /// @throws InvalidJidException if there is none, or more than one
  static void check(String domain, String text) throws InvalidJidException {
    Matcher ambiguous = AMBIGUOUS.matcher(domain);
    if (ambiguous.find()) {
      throw new InvalidJidException(
          "\"%s\" has %s in its domain, which can mean two domains"
                  .formatted(text, name(ambiguous.group()))
              + WRITE);
    }
    if (!isAscii(domain) && inAscii(domain).isEmpty()) {
      throw new InvalidJidException(
          "\"%s\" has a domain that Herald cannot ask DNS for".formatted(text) + WRITE);
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static Optional<String> inAscii(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Two of them cannot be seen.
  private static String name(String letter) {
    return Character.isLetter(letter.charAt(0))
        ? letter
        : "U+%04X".formatted((int) letter.charAt(0));
  }
}
