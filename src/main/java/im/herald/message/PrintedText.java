package im.herald.message;

import java.util.regex.Pattern;

/// The one gate for what others chose and a terminal shows: names in a certificate, words of a
/// server. The log has the same rule in `cli/log`.
public final class PrintedText {
  private static final int MOST = 500;

  /// A terminal acts on these, or shows what comes after them elsewhere.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  private PrintedText() {}

  /// `text` as one line of no more than 500 characters, with a space for each control and format
  /// character.
  public static String of(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ");
    return line.length() > MOST ? line.substring(0, MOST) + " ..." : line;
  }
}
