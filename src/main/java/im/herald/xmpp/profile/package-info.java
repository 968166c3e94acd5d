/// What clients show of Herald beside its address: a name and a picture (XEP-0054, 0084, 0153,
/// 0172).
@NullMarked
package im.herald.xmpp.profile;

import org.jspecify.annotations.NullMarked;
