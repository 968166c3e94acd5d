package im.herald.xmpp;

import im.herald.message.StanzaId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/// What a session tells. Called on Smack's threads, so each hands over and returns at once;
/// messages in the order in which they came.
interface SessionEvents {
  void message(Message message, Supplier<String> asItCame);

  /// A message has come that cannot be read as one.
  ///
  /// @param from whom it says that it is from, if it does
  /// @param stanza its XML
  default void unreadable(String from, String stanza) {}

  /// Complete when every message that was handed over so far is durable; exceptionally if one of
  /// them cannot be kept. The server is told of none before, and of none after a failure: then the
  /// session ends and is not resumed.
  default CompletableFuture<?> kept() {
    return CompletableFuture.completedFuture(true);
  }

  /// A presence of type subscribe, subscribed, unsubscribe or unsubscribed (RFC 6121 § 3).
  void subscription(Presence presence);

  /// Any other presence.
  default void presence(Presence presence) {}

  /// A request, whoever sends it; Smack answers it.
  default void request(IQ request) {}

  /// An answer to a request.
  default void answer(IQ answer) {}

  /// The server has taken responsibility for a message of ours (XEP-0198 § 4).
  void acknowledged(StanzaId id);
}
