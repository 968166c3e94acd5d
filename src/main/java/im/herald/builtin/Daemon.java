package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;

/// The process.
public interface Daemon {
  /// Reads the configuration again, as on the signal HUP: all of it or nothing.
  ///
  /// @return what changed, for the person who asked
  /// @throws CommandFailure with all problems, if there are any; then the old one stays
  Wording reload() throws CommandFailure, InterruptedException;

  /// Begins to stop, as on the signal TERM. Returns at once.
  void quit();
}
