package im.herald.xmpp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jivesoftware.smack.util.StringUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParser.Event;
import org.jivesoftware.smack.xml.XmlPullParserException;

/// The XML of the stanza that is being read, as far as it has been read: of one that Smack cannot
/// make sense of it gives nobody the beginning.
///
/// For the thread that reads.
final class StanzaRecord {
  /// Inside of the stream's own element.
  private static final int TOP = 2;

  /// In characters; the rest of a longer one is left out.
  private static final int MOST = 256 * 1024;

  private final StringBuilder xml = new StringBuilder();
  private final Deque<String> namespaces = new ArrayDeque<>();
  private String name = "";
  private String from = "";

  /// Whether it is a message.
  boolean isMessage() {
    return name.equals("message");
  }

  /// Whom it says that it is from; empty if it does not.
  String from() {
    return from;
  }

  String xml() {
    return xml.toString();
  }

  /// The parser stands on `event` now.
  void saw(Event event, XmlPullParser parser) throws XmlPullParserException {
    if (event == Event.START_ELEMENT && parser.getDepth() >= TOP) {
      start(parser);
    } else if (event == Event.TEXT_CHARACTERS) {
      text(parser.getText());
    } else if (event == Event.END_ELEMENT) {
      end(parser.getName());
    }
  }

  private void start(XmlPullParser parser) throws XmlPullParserException {
    if (parser.getDepth() == TOP) {
      xml.setLength(0);
      namespaces.clear();
      name = parser.getName();
      String sender = parser.getAttributeValue("", "from");
      from = sender == null ? "" : sender;
    }
    add("<" + parser.getName());
    String namespace = parser.getNamespace();
    if (!namespace.equals(namespaces.peek())) {
      attribute("xmlns", namespace);
    }
    namespaces.push(namespace);
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      String prefix = parser.getAttributePrefix(i);
      if (prefix == null || prefix.isEmpty()) {
        attribute(parser.getAttributeName(i), parser.getAttributeValue(i));
      } else {
        attribute(prefix + ":" + parser.getAttributeName(i), parser.getAttributeValue(i));
        if (!prefix.equals("xml")) {
          attribute("xmlns:" + prefix, parser.getAttributeNamespace(i));
        }
      }
    }
    add(">");
  }

  private void attribute(String attribute, String value) {
    add(" " + attribute + "='" + StringUtils.escapeForXmlAttributeApos(value) + "'");
  }

  private void text(String text) {
    if (!namespaces.isEmpty()) {
      add(String.valueOf(StringUtils.escapeForXmlText(text)));
    }
  }

  private void end(String element) {
    if (namespaces.poll() != null) {
      add("</" + element + ">");
    }
  }

  private void add(String more) {
    if (xml.length() < MOST) {
      xml.append(more);
    }
  }
}
