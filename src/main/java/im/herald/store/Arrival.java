package im.herald.store;

import im.herald.message.ArchiveId;
import java.time.Instant;
import java.util.Optional;

/// A message as it came, for the journal.
///
/// @param sender as the server said
/// @param stanza its XML
/// @param archiveId where it is in our archive, by which a copy is known
/// @param received when Herald read it
/// @param begins whether its handling begins as soon as it is durable: then that is counted at once
public record Arrival(
    String sender,
    String stanza,
    Optional<ArchiveId> archiveId,
    Instant received,
    boolean begins) {}
