package im.herald.extension.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/// What a program printed, as it may be said in a chat.
final class PrintedAnswer {
  private static final String CUT = "\n[cut here: the program printed too much]";

  /// Colours and the like (ECMA-48 § 5.4).
  private static final Pattern ESCAPE = Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  private PrintedAnswer() {}

  /// Without spaces at its end, which programs print for terminals. What is no UTF-8 is U+FFFD.
  static String of(byte[] printed, boolean cut) {
    String text = new String(printed, UTF_8).replace("\r\n", "\n");
    text = ESCAPE.matcher(text).replaceAll("");
    text = CONTROL.matcher(text).replaceAll("\uFFFD").stripTrailing();
    return cut ? text + CUT : text;
  }
}
