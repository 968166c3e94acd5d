package im.herald.cli;

import im.herald.store.StoreException;
import im.herald.store.StoreUnreachable;

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

  /// The store cannot be used. A server that does not answer may do so later, so whoever watches
  /// over the process may start it again (69); anything else somebody must put right (78).
  static StartFailure of(StoreException e) {
    Exit exit = e instanceof StoreUnreachable ? Exit.UNAVAILABLE : Exit.CONFIGURATION;
    return new StartFailure(exit, String.valueOf(e.getMessage()), e);
  }

  /// How the process ends.
  public Exit exit() {
    return exit;
  }
}
