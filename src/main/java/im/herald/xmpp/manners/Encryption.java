package im.herald.xmpp.manners;

import java.util.List;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.XmlElement;

/// Knows a message that only its sender's friends can read.
public final class Encryption {
  /// What says of a message that it is (XEP-0380 § 3).
  public static final String NAMESPACE = "urn:xmpp:eme:0";

  /// Elements that hold something encrypted, whether that is said or not: OMEMO (XEP-0384), OpenPGP
  /// (XEP-0373) and what was before it (XEP-0027).
  private static final Set<String> SEALED =
      Set.of(
          "eu.siacs.conversations.axolotl encrypted",
          "urn:xmpp:omemo:1 encrypted",
          "urn:xmpp:omemo:2 encrypted",
          "urn:xmpp:openpgp:0 openpgp",
          "jabber:x:encrypted x");

  /// How a text begins that is encrypted itself: OTR (XEP-0364) and OpenPGP.
  private static final List<String> BEGINNINGS = List.of("?OTR", "-----BEGIN PGP MESSAGE-----");

  /// Stands for a text that is not there.
  public static final String UNREAD = "(encrypted)";

  private Encryption() {}

  /// Whether the text of `stanza` stands for one that is encrypted.
  static boolean isIn(Message stanza, String text) {
    return stanza.hasExtension("encryption", NAMESPACE)
        || stanza.getExtensions().stream().anyMatch(e -> SEALED.contains(name(e)))
        || BEGINNINGS.stream().anyMatch(text.stripLeading()::startsWith);
  }

  /// Whether `stanza` has something encrypted to say. What has no text beside it may only be about
  /// keys, as clients send it to one another on their own (XEP-0384).
  public static boolean isSealed(Message stanza) {
    return stanza.getExtensions().stream()
        .filter(e -> SEALED.contains(name(e)))
        .anyMatch(e -> !name(e).endsWith(" encrypted") || hasPayload(e));
  }

  private static boolean hasPayload(XmlElement sealed) {
    return sealed instanceof StandardExtensionElement element
        && element.getFirstElement("payload") != null;
  }

  private static String name(XmlElement element) {
    return element.getNamespace() + " " + element.getElementName();
  }
}
