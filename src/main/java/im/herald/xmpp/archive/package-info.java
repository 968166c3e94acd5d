/// Archives that others keep of what was said (XEP-0313): asked page after page, from the place up
/// to which Herald has read them. Which archive, and who is believed for what it gives, is the
/// business of whoever asks.
@NullMarked
package im.herald.xmpp.archive;

import org.jspecify.annotations.NullMarked;
