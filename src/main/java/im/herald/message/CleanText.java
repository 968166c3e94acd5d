package im.herald.message;

/// The one gate that everything Herald sends goes through: bodies, nicknames, statuses.
///
/// One character that XML 1.0 § 2.2 does not allow makes a server end the stream, and what was on
/// its way is lost with it. Smack sends such characters as they are.
public final class CleanText {
  private static final int REPLACEMENT = 0xFFFD;

  private CleanText() {}

  /// `text` with each character that XML does not allow, and each half of a surrogate pair,
  /// replaced by U+FFFD. The same string when nothing had to be replaced.
  public static String of(String text) {
    if (text.codePoints().allMatch(CleanText::allowed)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(allowed(c) ? c : REPLACEMENT));
    return clean.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
