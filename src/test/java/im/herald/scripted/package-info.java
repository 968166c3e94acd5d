/// A server that misbehaves as told, and Herald on it. It speaks as much XMPP as a session needs,
/// on plain sockets, and shares no code with Herald or Smack.
@NullMarked
package im.herald.scripted;

import org.jspecify.annotations.NullMarked;
