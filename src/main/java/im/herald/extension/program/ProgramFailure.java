package im.herald.extension.program;

/// A program cannot be started, or ended with an exit code that means that something is wrong with
/// it. For the log; the caller gets an id.
final class ProgramFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProgramFailure(String message) {
    super(message);
  }

  ProgramFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
