/// The words everybody uses: who said what, where, and what goes back. Imports no other room.
///
/// JIDs are jxmpp's types, made by [im.herald.message.Jids] only, so that each is prepared (RFC
/// 7622).
@NullMarked
package im.herald.message;

import org.jspecify.annotations.NullMarked;
