package im.herald.message;

/// Somebody wrote a JID that is none. The message says what is wrong and can be shown to them.
public final class InvalidJidException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidJidException(String message) {
    super(message);
  }

  InvalidJidException(String message, Throwable cause) {
    super(message, cause);
  }
}
