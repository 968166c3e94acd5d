package im.herald.command;

import im.herald.message.Wording;
import java.util.Optional;

/// Takes words off the front of what somebody wrote. Quotes, straight or curly, group words; a
/// backslash is a letter like any other.
final class CommandLine {
  private static final String OPENING = "\"“”„«";
  private static final String CLOSING = "\"”““»";

  private String rest;

  CommandLine(String text) {
    this.rest = text.strip();
  }

  boolean isEmpty() {
    return rest.isEmpty();
  }

  /// The next word, or what stands in quotes; empty at the end.
  ///
  /// @throws CommandFailure if a quote is not closed
  Optional<String> word() throws CommandFailure {
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    int quote = OPENING.indexOf(rest.charAt(0));
    if (quote >= 0) {
      return Optional.of(quoted(quote));
    }
    int end = 0;
    while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
      end++;
    }
    return Optional.of(take(end, end));
  }

  /// All that is left, as it was written; without its quotes if it stands in quotes as a whole.
  String text() {
    int quote = rest.length() > 1 ? OPENING.indexOf(rest.charAt(0)) : -1;
    if (quote >= 0 && closing(quote) == rest.length() - 1) {
      return take(rest.length(), rest.length()).substring(1).transform(CommandLine::withoutLast);
    }
    return take(rest.length(), rest.length());
  }

  private String quoted(int quote) throws CommandFailure {
    int end = closing(quote);
    if (end < 0) {
      throw new CommandFailure(Wording.of("A quote is opened and not closed: %s", rest));
    }
    return take(end, end + 1).substring(1);
  }

  private int closing(int quote) {
    for (int i = 1; i < rest.length(); i++) {
      if (rest.charAt(i) == CLOSING.charAt(quote) || rest.charAt(i) == OPENING.charAt(quote)) {
        return i;
      }
    }
    return -1;
  }

  private String take(int end, int next) {
    String taken = rest.substring(0, end);
    rest = rest.substring(next).stripLeading();
    return taken;
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.length() - 1);
  }
}
