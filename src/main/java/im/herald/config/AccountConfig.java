package im.herald.config;

import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// `account`: whom Herald logs in as.
///
/// @param password from the first of the places that may hold it; empty if none does
/// @param registerIfMissing whether to register the account (XEP-0077) if it is not there
public record AccountConfig(
    EntityBareJid jid,
    Optional<Secret> password,
    boolean registerIfMissing,
    Resourcepart resource) {}
