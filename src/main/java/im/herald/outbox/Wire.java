package im.herald.outbox;

import im.herald.message.OutgoingMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/// The way to the server while a session is online.
public interface Wire {
  /// Hands one message to the server. May block while the server is slow.
  ///
  /// @param delayedSince when Herald said it, if that is a while ago (XEP-0203)
  /// @throws IOException if the session has ended; the message may or may not have arrived
  void send(OutgoingMessage message, Optional<Instant> delayedSince)
      throws IOException, InterruptedException;

  /// Whether the server acknowledges what it receives (XEP-0198). If not, it is asked by [#fence].
  boolean acknowledges();

  /// Asks the server a question that it answers only after it has dealt with what was sent before
  /// (RFC 6120 § 10.1). May block while the server is slow.
  ///
  /// @return complete when it has answered; never, if the session ends before
  /// @throws IOException if the session has ended
  CompletableFuture<Boolean> fence() throws IOException, InterruptedException;

  /// How large a stanza the server takes, in octets; empty if it does not say so (XEP-0478).
  default OptionalInt mostOctets() {
    return OptionalInt.empty();
  }
}
