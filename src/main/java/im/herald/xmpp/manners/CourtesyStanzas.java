package im.herald.xmpp.manners;

import im.herald.message.CleanText;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.StanzaId;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;

/// Stanzas that say something of a message and have no text. They go to the client that sent it.
final class CourtesyStanzas {
  private CourtesyStanzas() {}

  /// It arrived. Of the same type, and with nothing beside that (XEP-0184 § 7).
  static Message receipt(IncomingMessage message) {
    return to(message).addExtension(about(message, "received", Beside.RECEIPTS)).build();
  }

  /// It was dealt with. Kept for the sender's other clients (XEP-0334 § 5.4), which show it, too.
  static Message displayed(IncomingMessage message) {
    MessageBuilder stanza = to(message);
    thread(stanza, message);
    return stanza
        .addExtension(about(message, "displayed", Beside.MARKERS))
        .addExtension(element("store", Beside.HINTS))
        .build();
  }

  /// Its answer is being made. With nothing beside that but the thread (XEP-0085 § 5.6), so without
  /// a hint that nobody needs to keep it, which servers know by themselves.
  static Message composing(IncomingMessage message) {
    return state(message, "composing");
  }

  /// It was, and there is none.
  static Message paused(IncomingMessage message) {
    return state(message, "paused");
  }

  private static Message state(IncomingMessage message, String state) {
    MessageBuilder stanza = to(message);
    thread(stanza, message);
    return stanza.addExtension(element(state, Beside.STATES)).build();
  }

  private static void thread(MessageBuilder stanza, IncomingMessage message) {
    message.thread().map(CleanText::of).ifPresent(stanza::setThread);
  }

  private static MessageBuilder to(IncomingMessage message) {
    return StanzaBuilder.buildMessage(StanzaId.random().value())
        .ofType(message.kind() == Kind.NORMAL ? Message.Type.normal : Message.Type.chat)
        .to(message.from());
  }

  private static StandardExtensionElement about(
      IncomingMessage message, String element, String namespace) {
    return StandardExtensionElement.builder(element, namespace)
        .addAttribute("id", CleanText.of(message.id().value()))
        .build();
  }

  private static StandardExtensionElement element(String name, String namespace) {
    return StandardExtensionElement.builder(name, namespace).build();
  }
}
