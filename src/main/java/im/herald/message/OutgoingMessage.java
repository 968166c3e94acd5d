package im.herald.message;

import java.util.Optional;

/// One message that Herald sends.
///
/// @param id kept when it is sent again
/// @param to where it goes
/// @param text the body, not blank
/// @param thread that of the message it answers (RFC 6121 § 5.2.5)
/// @param answered that message, where clients can be told which it was (XEP-0461)
public record OutgoingMessage(
    StanzaId id,
    Conversation to,
    String text,
    Optional<String> thread,
    Optional<Reference> answered) {
  /// A message that says of none that it answers it.
  public OutgoingMessage(StanzaId id, Conversation to, String text, Optional<String> thread) {
    this(id, to, text, thread, Optional.empty());
  }

  /// A message that begins a conversation.
  public static OutgoingMessage to(Conversation conversation, String text) {
    return new OutgoingMessage(StanzaId.random(), conversation, text, Optional.empty());
  }

  /// An answer to `question`, in its conversation and thread. Before a whole room it begins with
  /// the nickname of whoever asked.
  public static OutgoingMessage answer(IncomingMessage question, String text) {
    return new OutgoingMessage(
        StanzaId.random(),
        question.conversation(),
        addressed(question, text),
        question.thread(),
        question.quotable().map(id -> new Reference(id, question.from())));
  }

  /// The same under another id.
  public OutgoingMessage withId(StanzaId other) {
    return new OutgoingMessage(other, to, text, thread, answered);
  }

  private static String addressed(IncomingMessage question, String text) {
    return switch (question.conversation()) {
      case Conversation.Direct _, Conversation.RoomPrivate _ -> text;
      case Conversation.Room _ -> "%s: %s".formatted(question.from().getResourceOrEmpty(), text);
    };
  }
}
