/// Puts long answers where people read them with a browser (XEP-0363).
@NullMarked
package im.herald.xmpp.upload;

import org.jspecify.annotations.NullMarked;
