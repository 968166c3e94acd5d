package im.herald.store;

import im.herald.message.ArchiveId;
import java.time.Instant;

/// One message of the journal that is in the server's archive, too.
///
/// @param received when Herald read it
public record ArchivedEntry(ArchiveId id, Instant received) {}
