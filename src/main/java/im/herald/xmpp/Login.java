package im.herald.xmpp;

import im.herald.config.Secret;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// As whom to log in.
record Login(EntityBareJid account, Secret password, Resourcepart resource) {}
