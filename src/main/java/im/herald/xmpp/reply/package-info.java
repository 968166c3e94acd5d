/// Messages that answer others (XEP-0461), and what they repeat of those for clients that do not
/// know that (XEP-0428).
@NullMarked
package im.herald.xmpp.reply;

import org.jspecify.annotations.NullMarked;
