package im.herald.message;

import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Where something is said, and so where its answer goes.
public sealed interface Conversation {
  /// The address that an answer is sent to.
  Jid address();

  /// What keeps the order: messages of conversations with the same key are handled one after the
  /// other.
  default BareJid key() {
    return address().asBareJid();
  }

  /// The room that Herald must be in to speak here.
  Optional<BareJid> inRoom();

  /// A chat of two (RFC 6121 § 5). `address` is the full JID that spoke last, since an answer
  /// belongs to that client (§ 5.1), or the bare JID when Herald speaks first.
  record Direct(Jid address) implements Conversation {
    @Override
    public Optional<BareJid> inRoom() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "direct chat with " + key();
    }
  }

  /// A room, before everybody in it (XEP-0045 § 7.4).
  record Room(BareJid address) implements Conversation {
    @Override
    public Optional<BareJid> inRoom() {
      return Optional.of(address);
    }

    @Override
    public String toString() {
      return "room, " + address;
    }
  }

  /// Somebody in a room, and nobody else there hears it (XEP-0045 § 7.5). `address` is the room's
  /// with their nickname.
  record RoomPrivate(Jid address) implements Conversation {
    @Override
    public Optional<BareJid> inRoom() {
      return Optional.of(key());
    }

    @Override
    public String toString() {
      return "private chat in the room " + key();
    }
  }
}
