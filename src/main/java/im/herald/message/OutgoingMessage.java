package im.herald.message;

import java.net.URI;
import java.util.Optional;

/// One message that Herald sends.
///
/// @param id kept when it is sent again
/// @param to where it goes
/// @param text the body, not blank
/// @param thread that of the message it answers (RFC 6121 § 5.2.5)
/// @param answered that message, where clients can be told which it was (XEP-0461)
/// @param manner how it is said
public record OutgoingMessage(
    StanzaId id,
    Conversation to,
    String text,
    Optional<String> thread,
    Optional<Reference> answered,
    Manner manner) {
  private static final String DONE = "\u2705";

  /// A message that says of none that it answers it.
  public OutgoingMessage(StanzaId id, Conversation to, String text, Optional<String> thread) {
    this(id, to, text, thread, Optional.empty(), Manner.USUAL);
  }

  /// A message that begins a conversation.
  public static OutgoingMessage to(Conversation conversation, String text) {
    return new OutgoingMessage(StanzaId.random(), conversation, text, Optional.empty());
  }

  /// An answer to `question`, in its conversation and thread. Before a whole room it begins with
  /// the nickname of whoever asked.
  ///
  /// @param quotes whether people's own words are in it
  public static OutgoingMessage answer(IncomingMessage question, String text, boolean quotes) {
    return new OutgoingMessage(
        StanzaId.random(),
        question.conversation(),
        addressed(question, text),
        question.thread(),
        question.quotable().map(id -> new Reference(id, question.from())),
        new Manner(
            question.signs().states(),
            quotes || isStyling(question),
            Manner.Form.WORDS,
            Optional.empty()));
  }

  /// An answer to `question` that can be read at `where`. Without a nickname before it, since
  /// clients want the address and nothing else (XEP-0066 § 3).
  public static OutgoingMessage link(IncomingMessage question, URI where) {
    OutgoingMessage answer = answer(question, where.toString(), true);
    return new OutgoingMessage(
        answer.id,
        answer.to,
        where.toString(),
        answer.thread,
        answer.answered,
        new Manner(answer.manner.active(), true, Manner.Form.LINK, Optional.empty()));
  }

  /// An answer to `question` which says that it is done, by a reaction to it (XEP-0444); to what a
  /// correction is in the place of, as clients show only that (§ 5).
  public static OutgoingMessage reaction(IncomingMessage question) {
    return new OutgoingMessage(
        StanzaId.random(),
        question.conversation(),
        DONE,
        Optional.empty(),
        Optional.of(new Reference(question.quotable().orElse(shownId(question)), question.from())),
        new Manner(false, false, Manner.Form.REACTION, Optional.empty()));
  }

  private static ArchiveId shownId(IncomingMessage question) {
    return new ArchiveId(question.signs().corrects().orElse(question.id()).value());
  }

  /// The same under another id.
  public OutgoingMessage withId(StanzaId other) {
    return new OutgoingMessage(other, to, text, thread, answered, manner);
  }

  /// The same, said so.
  public OutgoingMessage with(Manner other) {
    return new OutgoingMessage(id, to, text, thread, answered, other);
  }

  /// Whether the nickname that an answer begins with has one of the signs that style a text
  /// (XEP-0393 § 6.2).
  private static boolean isStyling(IncomingMessage question) {
    return question.conversation() instanceof Conversation.Room
        && question
            .from()
            .getResourceOrEmpty()
            .toString()
            .chars()
            .anyMatch(c -> "*_~`>".indexOf(c) >= 0);
  }

  private static String addressed(IncomingMessage question, String text) {
    return switch (question.conversation()) {
      case Conversation.Direct _, Conversation.RoomPrivate _ -> text;
      case Conversation.Room _ -> "%s: %s".formatted(question.from().getResourceOrEmpty(), text);
    };
  }
}
