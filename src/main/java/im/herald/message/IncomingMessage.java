package im.herald.message;

import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// One message with text that somebody sent to Herald.
///
/// @param id as its sender chose it; a fresh one if the sender chose none
/// @param conversation where it was said
/// @param from the full JID that the server says it came from (RFC 6120 § 8.1.2.1)
/// @param kind what its sender wants done with it
/// @param text the body, never blank
/// @param thread the conversation thread, which an answer repeats (RFC 6121 § 5.2.5)
/// @param delayedSince when it was first sent, if the server kept it for later (XEP-0203)
/// @param received when Herald read it
public record IncomingMessage(
    StanzaId id,
    Conversation conversation,
    Jid from,
    Kind kind,
    String text,
    Optional<String> thread,
    Optional<Instant> delayedSince,
    Instant received) {

  /// The type of a message stanza (RFC 6121 § 5.2.2).
  public enum Kind {
    CHAT,
    NORMAL,
    HEADLINE,
    ERROR
  }

  /// The person, as roles and budgets know them.
  public BareJid person() {
    return from.asBareJid();
  }

  /// When its sender sent it.
  public Instant sent() {
    return delayedSince.orElse(received);
  }
}
