package im.herald.xmpp;

import im.herald.message.Received;
import java.util.concurrent.CompletableFuture;

/// Where the session's messages go.
@FunctionalInterface
public interface Hearing {
  /// Takes a message. Waits only while the disk is far behind. Smack's threads.
  ///
  /// @param before complete when what came before it in the session is durable; if that could not
  ///   be kept neither is this
  /// @return complete when it is durable
  CompletableFuture<?> hear(Received message, CompletableFuture<?> before);

  /// How many messages were taken and are not dealt with. Any thread.
  default int waiting() {
    return 0;
  }
}
