package im.herald.message;

import java.util.Optional;

/// A message as it came from the server.
///
/// @param message what was read in it
/// @param stanza its XML, for the journal
/// @param archiveId where it is in our archive, if the server said so
public record Received(IncomingMessage message, String stanza, Optional<ArchiveId> archiveId) {}
