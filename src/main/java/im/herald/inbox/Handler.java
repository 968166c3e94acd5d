package im.herald.inbox;

import im.herald.command.CommandFailure;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;

/// One place that a message comes by on its way: it answers, or passes it on to the next.
///
/// One instance serves all conversations, from several threads at once; messages of one
/// conversation come one after the other.
public interface Handler {
  /// What the log and the operator call it.
  String name();

  /// Looks at a message.
  ///
  /// Runs on a worker thread, never on the network's; may block, and is interrupted after 30 s. An
  /// exception of any other kind is logged with an id, and the person gets the id.
  ///
  /// @param role what its sender may do
  /// @throws CommandFailure if the person should be told that it could not be done, and why
  Outcome handle(IncomingMessage message, Role role) throws CommandFailure, InterruptedException;
}
