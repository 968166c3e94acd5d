package im.herald.message;

import org.jxmpp.jid.Jid;

/// The message that another one answers (XEP-0461, XEP-0444).
///
/// @param id that the room gave it; in a chat of two its own
/// @param to whoever said it, as they were called then
public record Reference(ArchiveId id, Jid to) {}
