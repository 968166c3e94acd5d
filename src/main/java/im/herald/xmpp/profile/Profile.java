package im.herald.xmpp.profile;

import im.herald.config.Picture;
import im.herald.message.CleanText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.util.XmlStringBuilder;

/// A name and a picture, as servers keep them for clients.
///
/// @param name what to call Herald
public record Profile(Optional<String> name, Optional<Picture> picture) {
  /// What says in presence which picture there is (XEP-0153 § 4.1).
  private static final String UPDATE = "vcard-temp:x:update";

  /// What is to be asked of the server so that it has all of it, in order. Clients of any age find
  /// it: the old vCard (XEP-0054), the picture (XEP-0084) and the name (XEP-0172) by itself.
  public List<IQ> requests() {
    List<IQ> all = new ArrayList<>();
    all.add(new Request("vCard", "vcard-temp", card()));
    picture.ifPresent(
        shown -> {
          String id = hash(shown);
          all.add(publish("urn:xmpp:avatar:data", id, data(shown)));
          all.add(publish("urn:xmpp:avatar:metadata", id, metadata(shown, id)));
        });
    name.ifPresent(
        shown -> all.add(publish("http://jabber.org/protocol/nick", "current", nick(shown))));
    return all;
  }

  /// Other for every other profile.
  public String mark() {
    return picture.map(Profile::hash).orElse("") + " " + name.orElse("");
  }

  /// What its presence carries, if there is a picture.
  public Optional<StandardExtensionElement> update() {
    return picture.map(
        shown ->
            StandardExtensionElement.builder("x", UPDATE).addElement("photo", hash(shown)).build());
  }

  private String card() {
    XmlStringBuilder xml = new XmlStringBuilder();
    name.map(CleanText::of).ifPresent(shown -> xml.element("FN", shown).element("NICKNAME", shown));
    picture.ifPresent(
        shown -> {
          xml.openElement("PHOTO").element("TYPE", "image/png");
          xml.element("BINVAL", base64(shown)).closeElement("PHOTO");
        });
    return xml.toString();
  }

  private static String data(Picture picture) {
    return "<data xmlns='urn:xmpp:avatar:data'>%s</data>".formatted(base64(picture));
  }

  private static String metadata(Picture picture, String id) {
    return "<metadata xmlns='urn:xmpp:avatar:metadata'><info bytes='%d' id='%s' type='image/png' width='%d' height='%d'/></metadata>"
        .formatted(picture.octets().length, id, picture.width(), picture.height());
  }

  private static String nick(String name) {
    XmlStringBuilder xml = new XmlStringBuilder();
    xml.halfOpenElement("nick").xmlnsAttribute("http://jabber.org/protocol/nick");
    return xml.rightAngleBracket().escape(CleanText.of(name)).closeElement("nick").toString();
  }

  private static IQ publish(String node, String id, String payload) {
    return new Request(
        "pubsub",
        "http://jabber.org/protocol/pubsub",
        "<publish node='%s'><item id='%s'>%s</item></publish>".formatted(node, id, payload));
  }

  private static String base64(Picture picture) {
    return Base64.getEncoder().encodeToString(picture.octets());
  }

  /// XEP-0084 § 4.2.1 and XEP-0153 § 3.1 want this one.
  private static String hash(Picture picture) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(picture.octets());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static final class Request extends IQ {
    private final String content;

    Request(String element, String namespace, String content) {
      super(element, namespace);
      this.content = content;
      setType(Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.rightAngleBracket();
      xml.append(content);
      return xml;
    }
  }
}
