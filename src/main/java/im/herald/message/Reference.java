package im.herald.message;

import org.jxmpp.jid.Jid;

/// The message that another one answers (XEP-0461).
///
/// @param id that the room gave it
/// @param to whoever said it, as they were called then
public record Reference(ArchiveId id, Jid to) {}
