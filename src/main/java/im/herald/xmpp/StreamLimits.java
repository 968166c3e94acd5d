package im.herald.xmpp;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/// What the server takes on a stream, among its features (XEP-0478 § 2).
///
/// @param maxBytes how large a stanza may be; empty if it does not say so, or no number
record StreamLimits(OptionalInt maxBytes) implements ExtensionElement {
  private static final String ELEMENT = "limits";
  private static final String NAMESPACE = "urn:xmpp:stream-limits:0";
  private static final String MAX_BYTES = "max-bytes";
  private static final QName QNAME = new QName(NAMESPACE, ELEMENT);

  /// For the one place that sets Smack's statics.
  static void register() {
    ProviderManager.addStreamFeatureProvider(ELEMENT, NAMESPACE, new Provider());
  }

  /// How large a stanza the server of `connection` takes, in octets, if it says so.
  static OptionalInt of(XMPPConnection connection) {
    StreamLimits limits = connection.getFeature(QNAME);
    return Optional.ofNullable(limits).map(StreamLimits::maxBytes).orElse(OptionalInt.empty());
  }

  @Override
  public String getElementName() {
    return ELEMENT;
  }

  @Override
  public String getNamespace() {
    return NAMESPACE;
  }

  @Override
  public XmlStringBuilder toXML(XmlEnvironment enclosing) {
    XmlStringBuilder xml = new XmlStringBuilder(this, enclosing).rightAngleBracket();
    maxBytes.ifPresent(octets -> xml.element(MAX_BYTES, String.valueOf(octets)));
    return xml.closeElement(this);
  }

  /// Reads it for Smack.
  private static final class Provider extends ExtensionElementProvider<ExtensionElement> {
    @Override
    public StreamLimits parse(
        XmlPullParser parser, int initialDepth, XmlEnvironment enclosing, JxmppContext context)
        throws XmlPullParserException, IOException {
      OptionalInt maxBytes = OptionalInt.empty();
      while (true) {
        XmlPullParser.Event event = parser.next();
        if (event == XmlPullParser.Event.START_ELEMENT && parser.getName().equals(MAX_BYTES)) {
          maxBytes = number(parser.nextText());
        } else if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == initialDepth) {
          return new StreamLimits(maxBytes);
        }
      }
    }

    private static OptionalInt number(String text) {
      try {
        return OptionalInt.of(Integer.parseInt(text.strip()));
      } catch (NumberFormatException e) {
        return OptionalInt.empty();
      }
    }
  }
}
