package im.herald.xmpp.archive;

import java.util.concurrent.CompletableFuture;

/// What takes the messages that an archive gives. Any thread.
public interface Intake {
  /// Complete when all that was handed over so far is durable; exceptionally if some of it cannot
  /// be kept.
  CompletableFuture<?> kept();

  /// How many messages are not dealt with.
  int waiting();
}
