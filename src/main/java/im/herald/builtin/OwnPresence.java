package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Show;

/// What Herald tells its contacts about itself.
public interface OwnPresence {
  /// Keeps `state` for every later login, and broadcasts it now if Herald is online.
  ///
  /// @throws CommandFailure if it could not be kept; then it was not sent either
  void set(State state) throws CommandFailure, InterruptedException;

  /// What was set last, or else what the configuration says.
  State current();

  /// @param status a line for people, or empty
  record State(Show show, String status) {}
}
