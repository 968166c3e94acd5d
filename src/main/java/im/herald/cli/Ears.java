package im.herald.cli;

import im.herald.inbox.Inbox;
import im.herald.message.Received;
import im.herald.xmpp.Hearing;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Takes to the inbox what the session hears.
///
/// @param inbox which there is when the first session begins
record Ears(Supplier<Inbox> inbox) implements Hearing {
  @Override
  public CompletableFuture<?> hear(Received message, CompletableFuture<?> before) {
    return inbox.get().accept(message, before);
  }

  @Override
  public int waiting() {
    return inbox.get().waiting();
  }
}
