/// The session with the server. The only room that knows Smack; none of its types leaves here.
///
/// Nothing of Herald's runs on Smack's own threads longer than it takes to hand a value over.
@NullMarked
package im.herald.xmpp;

import org.jspecify.annotations.NullMarked;
