package im.herald.xmpp.adhoc;

import im.herald.command.FilledForm;

/// What a request brings beside its action (XEP-0004 § 3.1).
sealed interface Payload {
  /// Nothing.
  record None() implements Payload {}

  /// A form that was filled in.
  record Submitted(FilledForm form) implements Payload {}

  /// A form that was given up.
  record Canceled() implements Payload {}

  /// Something else.
  record Malformed() implements Payload {}
}
