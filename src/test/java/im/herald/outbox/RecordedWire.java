package im.herald.outbox;

import im.herald.message.OutgoingMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A session that notes what is sent. Any thread.
public class RecordedWire implements Wire {
  public final List<OutgoingMessage> sent = new CopyOnWriteArrayList<>();
  final List<Optional<Instant>> delays = new CopyOnWriteArrayList<>();
  private final boolean acknowledges;

  protected RecordedWire(boolean acknowledges) {
    this.acknowledges = acknowledges;
  }

  /// The server acknowledges when the test says so.
  static RecordedWire acknowledging() {
    return new RecordedWire(true);
  }

  /// The server has everything at once.
  public static RecordedWire havingAll() {
    return new RecordedWire(false);
  }

  @Override
  public void send(OutgoingMessage message, Optional<Instant> delayedSince)
      throws IOException, InterruptedException {
    delays.add(delayedSince);
    sent.add(message);
  }

  @Override
  public boolean acknowledges() {
    return acknowledges;
  }

  @Override
  public CompletableFuture<Boolean> fence() throws IOException, InterruptedException {
    return CompletableFuture.completedFuture(true);
  }

  List<String> texts() {
    return sent.stream().map(OutgoingMessage::text).toList();
  }
}
