package im.herald.xmpp;

import im.herald.message.OutgoingMessage;
import im.herald.outbox.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/// The way of a message into one session.
final class SmackWire implements Wire {
  private final Session session;

  SmackWire(Session session) {
    this.session = session;
  }

  @Override
  public void send(OutgoingMessage message, Optional<Instant> delayedSince)
      throws IOException, InterruptedException {
    session.send(StanzaWriter.write(message, delayedSince));
  }

  @Override
  public boolean acknowledges() {
    return session.acknowledges();
  }

  @Override
  public CompletableFuture<Boolean> fence() throws IOException, InterruptedException {
    return session.fence();
  }

  @Override
  public OptionalInt mostOctets() {
    return StreamLimits.of(session.smack());
  }
}
