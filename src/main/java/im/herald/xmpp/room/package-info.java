/// Rooms (XEP-0045): one supervisor each, which joins, notices when Herald is out, and comes back.
///
/// [RoomMachine] decides and does nothing else; [Rooms] does what it decides, on one thread that
/// never waits for a server, so that no room holds another. Who is in a room is noted on Smack's
/// thread, in the order in which it is told, since what somebody may do depends on it.
///
/// Smack's MultiUserChat is not used: its calls wait, and its rejoining ends at the first room that
/// fails.
@NullMarked
package im.herald.xmpp.room;

import org.jspecify.annotations.NullMarked;
