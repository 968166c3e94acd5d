package im.herald.message;

import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.Jid;

/// One message with text that somebody sent to Herald.
///
/// @param id as its sender chose it; a fresh one if the sender chose none
/// @param conversation where it was said
/// @param sender who said it, as far as somebody vouches for it
/// @param kind what its sender wants done with it
/// @param text what was said to Herald, never blank; in a room without the nickname before it
/// @param thread the conversation thread, which an answer repeats (RFC 6121 § 5.2.5)
/// @param delayedSince when it was first sent, if the server kept it for later (XEP-0203)
/// @param received when Herald read it
/// @param quotable by what an answer refers to it (XEP-0461); empty where there is nothing to trust
/// @param signs what it carries beside its text
public record IncomingMessage(
    StanzaId id,
    Conversation conversation,
    Sender sender,
    Kind kind,
    String text,
    Optional<String> thread,
    Optional<Instant> delayedSince,
    Instant received,
    Optional<ArchiveId> quotable,
    Signs signs) {
  /// One with nothing but its text, to which answers do not refer.
  public IncomingMessage(
      StanzaId id,
      Conversation conversation,
      Sender sender,
      Kind kind,
      String text,
      Optional<String> thread,
      Optional<Instant> delayedSince,
      Instant received) {
    this(
        id,
        conversation,
        sender,
        kind,
        text,
        thread,
        delayedSince,
        received,
        Optional.empty(),
        Signs.NONE);
  }

  /// The same, to which answers refer by `id`.
  public IncomingMessage quotableBy(Optional<ArchiveId> id) {
    return new IncomingMessage(
        this.id, conversation, sender, kind, text, thread, delayedSince, received, id, signs);
  }

  /// The same with these signs.
  public IncomingMessage with(Signs other) {
    return new IncomingMessage(
        id, conversation, sender, kind, text, thread, delayedSince, received, quotable, other);
  }

  /// The type of a message stanza (RFC 6121 § 5.2.2).
  public enum Kind {
    CHAT,
    NORMAL,
    HEADLINE,
    ERROR
  }

  /// The full JID that the server says it came from (RFC 6120 § 8.1.2.1). In a room anybody may
  /// have its nickname.
  public Jid from() {
    return sender.address();
  }

  /// When its sender sent it.
  public Instant sent() {
    return delayedSince.orElse(received);
  }
}
