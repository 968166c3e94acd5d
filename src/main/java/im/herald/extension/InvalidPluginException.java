package im.herald.extension;

/// A jar in the plug-in folder cannot be used. The message names it and says what to do.
public final class InvalidPluginException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidPluginException(String message) {
    super(message);
  }

  InvalidPluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
