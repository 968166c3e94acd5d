package im.herald.store;

import im.herald.message.ArchiveId;
import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// A message as it came, for the journal.
///
/// @param sender as the server said
/// @param stanza its XML
/// @param archiveId where it is in an archive, by which a copy is known
/// @param room whose archive that is; empty if it is our account's
/// @param received when Herald read it
/// @param begins whether its handling begins as soon as it is durable: then that is counted at once
public record Arrival(
    String sender,
    String stanza,
    Optional<ArchiveId> archiveId,
    Optional<BareJid> room,
    Instant received,
    boolean begins) {}
