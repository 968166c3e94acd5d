package im.herald.store;

import im.herald.message.Conversation;
import org.jxmpp.jid.Jid;

/// How the store writes down which kind of conversation an address belongs to. The words are in
/// databases, so none is ever changed.
final class ConversationColumn {
  private static final String CHAT = "chat";
  private static final String ROOM = "room";
  private static final String PRIVATE = "private";

  private ConversationColumn() {}

  static String of(Conversation conversation) {
    return switch (conversation) {
      case Conversation.Direct _ -> CHAT;
      case Conversation.Room _ -> ROOM;
      case Conversation.RoomPrivate _ -> PRIVATE;
    };
  }

  static Conversation read(String kind, Jid address) {
    return switch (kind) {
      case ROOM -> new Conversation.Room(address.asBareJid());
      case PRIVATE -> new Conversation.RoomPrivate(address);
      default -> new Conversation.Direct(address);
    };
  }
}
