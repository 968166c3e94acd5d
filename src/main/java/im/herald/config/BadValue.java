package im.herald.config;

/// One value cannot be used. [Section] knows where it is written and makes a [Problem] of it.
final class BadValue extends Exception {
  private static final long serialVersionUID = 1;

  private final String suggestion;

  BadValue(String message, String suggestion) {
    super(message);
    this.suggestion = suggestion;
  }

  /// What is wrong.
  String message() {
    return String.valueOf(getMessage());
  }

  /// What to write instead.
  String suggestion() {
    return suggestion;
  }
}
