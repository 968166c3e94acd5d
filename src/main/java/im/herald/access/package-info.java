/// Who may do what: roles by bare JID, patterns, and how often.
///
/// Fails closed: whoever is not named has the role `anyone`.
@NullMarked
package im.herald.access;

import org.jspecify.annotations.NullMarked;
