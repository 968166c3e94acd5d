package im.herald.xmpp.sasl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/// The kinds of channel binding that the server offers, among its stream features (XEP-0440 § 2).
///
/// @param types as the server names them
public record OfferedBindings(List<String> types) implements ExtensionElement {
  static final String ELEMENT = "sasl-channel-binding";
  static final String NAMESPACE = "urn:xmpp:sasl-cb:0";
  private static final String ITEM = "channel-binding";
  private static final String TYPE = "type";

  public static final QName QNAME = new QName(NAMESPACE, ELEMENT);

  public OfferedBindings {
    types = List.copyOf(types);
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
    types.forEach(type -> xml.halfOpenElement(ITEM).attribute(TYPE, type).closeEmptyElement());
    return xml.closeElement(this);
  }

  /// Reads it for Smack.
  static final class Provider extends ExtensionElementProvider<ExtensionElement> {
    @Override
    public OfferedBindings parse(
        XmlPullParser parser, int initialDepth, XmlEnvironment enclosing, JxmppContext context)
        throws XmlPullParserException, java.io.IOException {
      List<String> types = new ArrayList<>();
      while (true) {
        XmlPullParser.Event event = parser.next();
        if (event == XmlPullParser.Event.START_ELEMENT && parser.getName().equals(ITEM)) {
          Optional.ofNullable(parser.getAttributeValue("", TYPE)).ifPresent(types::add);
        } else if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == initialDepth) {
          return new OfferedBindings(types);
        }
      }
    }
  }
}
