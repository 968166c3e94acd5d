package im.herald.outbox;

import im.herald.message.CleanText;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.message.Reference;
import im.herald.message.StanzaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages as they go out: cleaned of what XML does not allow, and split where one is too long for
/// one stanza.
final class Parts {
  private Parts() {}

  /// The first part of a message keeps its id, what it answers and what it corrects.
  ///
  /// @param limit of the body of one part, see [TextSplitter]
  static List<OutgoingMessage> of(List<OutgoingMessage> messages, int limit) {
    List<OutgoingMessage> parts = new ArrayList<>();
    for (OutgoingMessage message : messages) {
      StanzaId id = message.id();
      Optional<Reference> answered = message.answered();
      Manner manner = message.manner();
      for (String text : TextSplitter.split(CleanText.of(message.text()), limit)) {
        parts.add(new OutgoingMessage(id, message.to(), text, message.thread(), answered, manner));
        id = StanzaId.random();
        answered = Optional.empty();
        manner = manner.continued();
      }
    }
    return parts;
  }
}
