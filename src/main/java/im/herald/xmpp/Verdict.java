package im.herald.xmpp;

import java.time.Duration;

/// What follows an end.
sealed interface Verdict {
  /// The next login comes after `delay`.
  ///
  /// @param reason for the operator
  record Again(String reason, Duration delay) implements Verdict {}

  /// None does.
  record Never(End end) implements Verdict {}
}
