/// What goes beside the texts: what clients ask for and show while people talk, such as receipts,
/// and what they say of a text that is not to be taken as it stands.
@NullMarked
package im.herald.xmpp.manners;

import org.jspecify.annotations.NullMarked;
