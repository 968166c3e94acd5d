package im.herald.outbox;

import java.time.Instant;
import org.jxmpp.jid.BareJid;

/// A message of ours that came back.
///
/// @param count the how many-eth since Herald was started
/// @param from to whom it was to go
/// @param reason what the server or the recipient said
public record Bounce(int count, BareJid from, String reason, Instant when) {}
