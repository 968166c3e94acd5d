package im.herald.inbox;

import im.herald.command.Answer;
import im.herald.message.Role;
import im.herald.message.Wording;

/// What became of a form at the [FormDesk].
public sealed interface FormOutcome {
  /// The command ran.
  ///
  /// @param role with which it was asked for
  record Answered(Answer answer, Role role) implements FormOutcome {}

  /// Something in the form is wrong, and whoever filled it in can put it right.
  record Wrong(Wording reason) implements FormOutcome {}

  /// It could not be done, and another form would change nothing.
  record Failed(Wording reason) implements FormOutcome {}

  /// There is no such command for whoever asks.
  record Unknown() implements FormOutcome {}
}
