package im.herald.xmpp;

import im.herald.message.Received;
import java.util.concurrent.CompletableFuture;

/// Where the session's messages go.
@FunctionalInterface
public interface Hearing {
  /// Takes a message and returns at once. Smack's threads.
  ///
  /// @return complete when it is durable
  CompletableFuture<?> hear(Received message);

  /// How many messages were taken and are not dealt with. Any thread.
  default int waiting() {
    return 0;
  }
}
