package im.herald.xmpp.room;

import im.herald.message.ArchiveId;
import java.time.Instant;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;

/// A message as it stands in a room's archive.
///
/// @param said when the room put it there
record ArchivedMessage(Message stanza, Optional<ArchiveId> id, Instant said) {}
