package im.herald.message;

import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Who said something, as far as somebody vouches for it.
public sealed interface Sender {
  /// The full JID that the server says it came from (RFC 6120 § 8.1.2.1). In a room that is the
  /// room's, with a nickname as its resource.
  Jid address();

  /// What budgets count by.
  Jid identity();

  /// Somebody whose account is known: in a direct chat their server vouches for it, in a room the
  /// room does.
  ///
  /// @param jid their account
  /// @param atMost the highest role that the one who vouches is believed for
  record Person(Jid address, BareJid jid, Role atMost) implements Sender {
    /// Somebody in a direct chat.
    public static Person at(Jid address) {
      return new Person(address, address.asBareJid(), Role.OWNER);
    }

    @Override
    public Jid identity() {
      return jid;
    }
  }

  /// Somebody in a room that does not show their account. A nickname is nobody's.
  ///
  /// @param identity theirs, whatever they are called, if the room tells that (XEP-0421); else
  ///   their nickname's
  record Nickname(Jid address, Jid identity) implements Sender {
    public Nickname(Jid address) {
      this(address, address);
    }
  }
}
