package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Wording;

/// Decides whether a message is looked at at all. Runs in the lane of its conversation, when it is
/// on the disk: several at once for different conversations.
public interface Filter {
  /// The verdict on `message`.
  Verdict check(IncomingMessage message);

  /// What becomes of a message.
  sealed interface Verdict {
    /// The next filter sees it, or the handlers do.
    record Accept() implements Verdict {}

    /// Nobody sees it.
    ///
    /// @param reason for the operator; one of few, since they are counted
    record Drop(String reason) implements Verdict {}

    /// Nobody sees it, and its sender is told why.
    ///
    /// @param reason as that of [Drop]
    record Refuse(String reason, Wording answer) implements Verdict {}
  }
}
