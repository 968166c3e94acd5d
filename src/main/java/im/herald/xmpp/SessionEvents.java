package im.herald.xmpp;

import im.herald.message.StanzaId;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/// What a session tells. Called on Smack's threads, so each hands over and returns at once;
/// messages in the order in which they came.
interface SessionEvents {
  void message(Message message);

  /// A presence of type subscribe, subscribed, unsubscribe or unsubscribed (RFC 6121 § 3).
  void subscription(Presence presence);

  /// The server has taken responsibility for a message of ours (XEP-0198 § 4).
  void acknowledged(StanzaId id);
}
