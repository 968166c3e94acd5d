package im.herald.xmpp.manners;

import im.herald.message.Language;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.message.Signs;
import im.herald.message.StanzaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.XmlElement;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jspecify.annotations.Nullable;

/// Reads what a message carries beside its text, and writes it. What is read a stranger wrote, so
/// what is not as the specifications say is not there.
public final class Beside {
  public static final String RECEIPTS = "urn:xmpp:receipts";
  public static final String MARKERS = "urn:xmpp:chat-markers:0";
  public static final String STATES = "http://jabber.org/protocol/chatstates";
  public static final String CORRECTION = "urn:xmpp:message-correct:0";

  /// What of it Herald knows, for service discovery.
  public static final List<String> FEATURES =
      List.of(
          RECEIPTS, MARKERS, STATES, CORRECTION, Encryption.NAMESPACE, LastActivities.NAMESPACE);

  private static final String LINK = "jabber:x:oob";
  private static final String STYLING = "urn:xmpp:styling:0";

  static final String HINTS = "urn:xmpp:hints";

  /// An id goes into answers. One as long as a stanza is nobody's.
  private static final int LONGEST_ID = 256;

  /// Elements for which Smack has readers of its own, some of which throw at what strangers write.
  private static final List<String> READ_HERE =
      List.of(
          RECEIPTS + " request",
          MARKERS + " markable",
          CORRECTION + " replace",
          Encryption.NAMESPACE + " encryption");

  private static final Set<String> ALL_STATES =
      Set.of("active", "composing", "paused", "inactive", "gone");

  private Beside() {}

  /// For the one place that sets Smack's statics.
  public static void register() {
    for (String element : READ_HERE) {
      String[] name = element.split(" ", 2);
      ProviderManager.removeExtensionProvider(name[1], name[0]);
    }
    ALL_STATES.forEach(state -> ProviderManager.removeExtensionProvider(state, STATES));
  }

  /// What `stanza` carries beside `text`, which is its own, in a chat of two.
  public static Signs inChat(Message stanza, String text) {
    boolean isTalk =
        stanza.getType() == Message.Type.chat || stanza.getType() == Message.Type.normal;
    boolean mayAsk = isTalk && id(stanza.getStanzaId()).isPresent();
    return new Signs(
        mayAsk && stanza.hasExtension("request", RECEIPTS),
        mayAsk && stanza.hasExtension("markable", MARKERS),
        stanza.getType() == Message.Type.chat
            && stanza.getExtensions().stream().anyMatch(Beside::isState),
        Encryption.isIn(stanza, text),
        language(stanza),
        corrects(stanza));
  }

  /// That of the text, or else that of the stanza.
  private static Optional<Language> language(Message stanza) {
    return stanza.getBodies().stream()
        .findFirst()
        .flatMap(body -> Language.tagged(body.getLanguage()))
        .or(() -> Language.tagged(stanza.getLanguage()));
  }

  /// The same in a room. Nobody there is told of what Herald reads or writes (XEP-0184 § 5.3,
  /// XEP-0085 § 5.5).
  public static Signs inRoom(Message stanza, String text) {
    return new Signs(
        false, false, false, Encryption.isIn(stanza, text), language(stanza), corrects(stanza));
  }

  /// What `message` carries, as it is said.
  public static List<StandardExtensionElement> of(OutgoingMessage message) {
    Manner manner = message.manner();
    List<StandardExtensionElement> beside = new ArrayList<>();
    manner
        .corrects()
        .map(
            id ->
                StandardExtensionElement.builder("replace", CORRECTION)
                    .addAttribute("id", id.value())
                    .build())
        .ifPresent(beside::add);
    if (manner.active()) {
      beside.add(StandardExtensionElement.builder("active", STATES).build());
    }
    switch (manner.form()) {
      case WORDS -> {}
      case LINK ->
          beside.add(
              StandardExtensionElement.builder("x", LINK)
                  .addElement("url", message.text())
                  .build());
      case REACTION -> beside.addAll(Reactions.of(message));
    }
    if (manner.plain()) {
      beside.add(StandardExtensionElement.builder("unstyled", STYLING).build());
    }
    return beside;
  }

  /// Whether `message` says something: by a text, or by a reaction.
  public static boolean isAnswer(Message message) {
    return message.getBody() != null
        || message.hasExtension(Reactions.ELEMENT, Reactions.NAMESPACE);
  }

  private static boolean isState(XmlElement element) {
    return STATES.equals(element.getNamespace()) && ALL_STATES.contains(element.getElementName());
  }

  private static Optional<StanzaId> corrects(Message stanza) {
    return stanza.getExtensionElement("replace", CORRECTION)
            instanceof StandardExtensionElement replace
        ? id(replace.getAttributeValue("id")).map(StanzaId::new)
        : Optional.empty();
  }

  private static Optional<String> id(@Nullable String id) {
    return Optional.ofNullable(id).filter(i -> !i.isEmpty() && i.length() <= LONGEST_ID);
  }
}
