package im.herald.xmpp.room;

import java.io.IOException;
import org.jivesoftware.smack.packet.Stanza;

/// The way to the server in one session. Two are equal only if they are the same.
@FunctionalInterface
public interface RoomWire {
  /// Puts `stanza` on its way, at once.
  ///
  /// @throws IOException if the session has ended, or nothing more fits at the moment
  void send(Stanza stanza) throws IOException;
}
