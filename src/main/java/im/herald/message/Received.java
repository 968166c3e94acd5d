package im.herald.message;

import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// A message as it came from the server.
///
/// @param message what was read in it
/// @param stanza its XML, for the journal
/// @param archiveId where it is in the archive of the room in which it was said before all, or else
///   in our account's, if whoever keeps that said so
public record Received(IncomingMessage message, String stanza, Optional<ArchiveId> archiveId) {
  /// The room in whose archive it is; empty if it is our account's.
  public Optional<BareJid> room() {
    return switch (message.conversation()) {
      case Conversation.Room(BareJid room) -> Optional.of(room);
      case Conversation.Direct _, Conversation.RoomPrivate _ -> Optional.empty();
    };
  }
}
