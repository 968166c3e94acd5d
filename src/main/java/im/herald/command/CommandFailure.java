package im.herald.command;

import java.util.Objects;

/// What the person typed cannot be done. The message is the answer they get: it says what is wrong
/// and what to write instead. Not for bugs, whose text people never see.
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /// The answer; never null, since no constructor is without one.
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
