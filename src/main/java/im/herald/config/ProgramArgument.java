package im.herald.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the `args` of a program, as it is written there: `PLACE`, `[DAYS]`, `TEXT...`.
///
/// @param name in capitals
/// @param required whether the program cannot do without it
/// @param rest whether it is all that is left of the message, which goes to standard input
public record ProgramArgument(String name, boolean required, boolean rest) {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\[)?([A-Z][A-Z0-9-]{0,19})(\\.\\.\\.)?(])?");

  static ProgramArgument read(String text) throws BadValue {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches() || (parts.group(1) == null) != (parts.group(4) == null)) {
      throw new BadValue(
          "\"%s\" is not an argument".formatted(text), "write PLACE, \"[PLACE]\" or TEXT...");
    }
    return new ProgramArgument(
        String.valueOf(parts.group(2)), parts.group(1) == null, parts.group(3) != null);
  }
}
