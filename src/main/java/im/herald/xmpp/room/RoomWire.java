package im.herald.xmpp.room;

import im.herald.xmpp.archive.Intake;
import im.herald.xmpp.archive.Questions;
import java.io.IOException;
import org.jivesoftware.smack.packet.Stanza;

/// One session, for those who are in rooms. Two are equal only if they are the same.
public interface RoomWire extends Questions, Intake {
  /// Puts `stanza` on its way, at once.
  ///
  /// @throws IOException if the session has ended, or nothing more fits at the moment
  void send(Stanza stanza) throws IOException;
}
