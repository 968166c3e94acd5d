package im.herald.message;

/// Somebody wrote a JID that is none. The message says what is wrong and can be shown to them.
public final class InvalidJidException extends Exception {
  private static final long serialVersionUID = 1;

  /// @param message what is wrong, and what to write, for the person who wrote it
  public InvalidJidException(String message) {
    super(message);
  }

  InvalidJidException(String message, Throwable cause) {
    super(message, cause);
  }
}
