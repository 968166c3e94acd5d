package im.herald.inbox;

import im.herald.message.IncomingMessage;

/// Decides whether a message is looked at at all. Runs in the lane of its conversation, when it is
/// on the disk: several at once for different conversations.
public interface Filter {
  /// The verdict on `message`.
  Verdict check(IncomingMessage message);

  /// What becomes of a message.
  sealed interface Verdict {
    /// The next filter sees it, or the handlers do.
    record Accept() implements Verdict {}

    /// Nobody sees it. The reason goes to the log.
    record Drop(String reason) implements Verdict {}

    /// Nobody sees it, and its sender is told why.
    record Refuse(String answer) implements Verdict {}
  }
}
