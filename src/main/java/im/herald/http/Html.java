package im.herald.http;

import java.util.regex.Pattern;

/// Text of others in a page of ours.
final class Html {
  /// A browser does not show these, or shows what comes after them elsewhere.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

  private Html() {}

  /// `text` as it can stand between tags and in a quoted attribute.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    CONTROL.matcher(text).replaceAll(" ").chars().forEach(c -> append(out, (char) c));
    return out.toString();
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(c);
    }
  }
}
