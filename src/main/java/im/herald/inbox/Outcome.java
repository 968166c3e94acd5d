package im.herald.inbox;

import im.herald.command.Answer;
import im.herald.message.Wording;

/// What became of a message at a [Handler].
public sealed interface Outcome {
  /// It is answered, and goes no further.
  record Replied(Answer answer) implements Outcome {}

  /// It is dealt with without an answer, and goes no further.
  record Handled() implements Outcome {}

  /// Its sender may not, and is told so.
  record Refused(Wording reason) implements Outcome {}

  /// Not for this handler: the next one gets it.
  record Passed() implements Outcome {}
}
