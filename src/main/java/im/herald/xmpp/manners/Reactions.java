package im.herald.xmpp.manners;

import im.herald.message.OutgoingMessage;
import java.util.List;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/// Answers that are one character at the message which they answer (XEP-0444).
final class Reactions {
  static final String ELEMENT = "reactions";
  static final String NAMESPACE = "urn:xmpp:reactions:0";

  private Reactions() {}

  /// What `message`, which is one, carries; a stanza without a body is kept only if that is asked
  /// for (§ 5).
  static List<StandardExtensionElement> of(OutgoingMessage message) {
    StandardExtensionElement reactions =
        StandardExtensionElement.builder(ELEMENT, NAMESPACE)
            .addAttribute("id", message.answered().orElseThrow().id().value())
            .addElement("reaction", message.text())
            .build();
    return List.of(reactions, StandardExtensionElement.builder("store", Beside.HINTS).build());
  }
}
