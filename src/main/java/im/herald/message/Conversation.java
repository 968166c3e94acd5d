package im.herald.message;

import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Where something is said, and so where its answer goes.
public sealed interface Conversation {
  /// The address that an answer is sent to.
  Jid address();

  /// What keeps the order: messages of conversations with the same key are handled one after the
  /// other.
  BareJid key();

  /// A chat of two (RFC 6121 § 5). `address` is the full JID that spoke last, since an answer
  /// belongs to that client (§ 5.1), or the bare JID when Herald speaks first.
  record Direct(Jid address) implements Conversation {
    @Override
    public BareJid key() {
      return address.asBareJid();
    }

    @Override
    public String toString() {
      return "direct chat with " + address.asBareJid();
    }
  }
}
