package im.herald.store;

import im.herald.message.ArchiveId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.Jid;

/// Puts messages into a journal one by one.
public final class Arrivals {
  private Arrivals() {}

  /// A message that has to wait for its turn.
  public static Journal.Added add(
      Journal journal, Jid sender, String stanza, Optional<ArchiveId> archiveId, Instant now) {
    return journal.add(
        new Arrival(sender.toString(), stanza, archiveId, Optional.empty(), now, false),
        CompletableFuture.completedFuture(true));
  }
}
