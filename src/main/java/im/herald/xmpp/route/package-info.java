/// Where the server is: from a domain to an ordered list of places to try, and from a place to
/// addresses. Connects to nothing but name servers, and knows nothing of Smack.
///
/// No answer is kept here: the next attempt asks again, so that a mended record counts at once.
@NullMarked
package im.herald.xmpp.route;

import org.jspecify.annotations.NullMarked;
