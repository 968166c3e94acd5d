package im.herald;

import im.herald.message.OutgoingMessage;
import im.herald.outbox.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A session that notes what is sent, and has it at once.
record Recorder(List<OutgoingMessage> sent) implements Wire {
  @Override
  public void send(OutgoingMessage message, Optional<Instant> delayedSince) {
    sent.add(message);
  }

  @Override
  public boolean acknowledges() {
    return false;
  }

  @Override
  public CompletableFuture<Boolean> fence() {
    return CompletableFuture.completedFuture(true);
  }
}
