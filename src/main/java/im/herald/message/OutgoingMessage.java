package im.herald.message;

import java.util.Optional;

/// One message that Herald sends.
///
/// @param id kept when it is sent again
/// @param to where it goes
/// @param text the body, not blank
/// @param thread that of the message it answers (RFC 6121 § 5.2.5)
public record OutgoingMessage(StanzaId id, Conversation to, String text, Optional<String> thread) {
  /// A message that begins a conversation.
  public static OutgoingMessage to(Conversation conversation, String text) {
    return new OutgoingMessage(StanzaId.random(), conversation, text, Optional.empty());
  }

  /// An answer to `question`, in its conversation and thread. Before a whole room it begins with
  /// the nickname of whoever asked.
  public static OutgoingMessage answer(IncomingMessage question, String text) {
    return new OutgoingMessage(
        StanzaId.random(), question.conversation(), addressed(question, text), question.thread());
  }

  private static String addressed(IncomingMessage question, String text) {
    return switch (question.conversation()) {
      case Conversation.Direct _, Conversation.RoomPrivate _ -> text;
      case Conversation.Room _ -> "%s: %s".formatted(question.from().getResourceOrEmpty(), text);
    };
  }
}
