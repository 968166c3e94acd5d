package im.herald.cli;

/// The bot cannot start. The message says why and what to do; the process ends with `exit`.
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Exit exit;

  StartFailure(Exit exit, String message) {
    super(message);
    this.exit = exit;
  }

  StartFailure(Exit exit, String message, Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  /// How the process ends.
  public Exit exit() {
    return exit;
  }
}
