package im.herald.command;

/// One thing that people can ask Herald to do. Built-in commands and those of plug-ins alike.
///
/// Stateless towards callers: one instance serves everybody, from several threads at once.
public interface Command {
  /// What the command is. The same at each call.
  CommandSpec spec();

  /// Does it.
  ///
  /// Runs on a worker thread, never on the network's; may block, and is interrupted after 30 s. The
  /// caller's role has been checked and the arguments have been parsed as [#spec] says.
  ///
  /// @throws CommandFailure if the person should be told that it could not be done, and why
  /// @throws InterruptedException if the deadline passed; let it through
  Answer run(CommandCall call) throws CommandFailure, InterruptedException;
}
