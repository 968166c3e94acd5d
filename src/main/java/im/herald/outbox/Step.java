package im.herald.outbox;

import im.herald.store.OutgoingRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the sender does next.
sealed interface Step {
  /// Sends `row`.
  ///
  /// @param delayedSince when Herald said it, if that is a while ago
  record Say(OutgoingRow row, Optional<Instant> delayedSince, Stream stream) implements Step {}

  /// Asks the server whether it has what was sent.
  ///
  /// @param begun whether all that belongs to the beginning of the session is among it
  record Ask(List<OutgoingRow> sent, boolean begun, Stream stream) implements Step {}

  /// There is nothing more to do, ever.
  record End() implements Step {}
}
