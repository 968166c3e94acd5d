package im.herald.xmpp;

import java.io.IOException;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/// Does what another parser does; a subclass changes some of it.
abstract class ForwardingParser implements XmlPullParser {
  private final XmlPullParser parser;

  ForwardingParser(XmlPullParser parser) {
    this.parser = parser;
  }

  @Override
  public Object getProperty(String name) {
    return parser.getProperty(name);
  }

  @Override
  public String getInputEncoding() {
    return parser.getInputEncoding();
  }

  @Override
  public int getNamespaceCount() throws XmlPullParserException {
    return parser.getNamespaceCount();
  }

  @Override
  public String getNamespacePrefix(int position) throws XmlPullParserException {
    return parser.getNamespacePrefix(position);
  }

  @Override
  public String getNamespaceUri(int position) throws XmlPullParserException {
    return parser.getNamespaceUri(position);
  }

  @Override
  public Event next() throws IOException, XmlPullParserException {
    return parser.next();
  }

  @Override
  public String getNamespace(String prefix) {
    return parser.getNamespace(prefix);
  }

  @Override
  public int getDepth() {
    return parser.getDepth();
  }

  @Override
  public String getPositionDescription() {
    return parser.getPositionDescription();
  }

  @Override
  public int getLineNumber() {
    return parser.getLineNumber();
  }

  @Override
  public int getColumnNumber() {
    return parser.getColumnNumber();
  }

  @Override
  public boolean isWhiteSpace() throws XmlPullParserException {
    return parser.isWhiteSpace();
  }

  @Override
  public String getText() {
    return parser.getText();
  }

  @Override
  public String getNamespace() {
    return parser.getNamespace();
  }

  @Override
  public String getName() {
    return parser.getName();
  }

  @Override
  public QName getQName() {
    return parser.getQName();
  }

  @Override
  public String getPrefix() {
    return parser.getPrefix();
  }

  @Override
  public int getAttributeCount() {
    return parser.getAttributeCount();
  }

  @Override
  public String getAttributeNamespace(int index) {
    return parser.getAttributeNamespace(index);
  }

  @Override
  public String getAttributeName(int index) {
    return parser.getAttributeName(index);
  }

  @Override
  public QName getAttributeQName(int index) {
    return parser.getAttributeQName(index);
  }

  @Override
  public String getAttributePrefix(int index) {
    return parser.getAttributePrefix(index);
  }

  @Override
  public String getAttributeType(int index) {
    return parser.getAttributeType(index);
  }

  @Override
  public String getAttributeValue(int index) {
    return parser.getAttributeValue(index);
  }

  @Override
  public String getAttributeValue(String namespace, String name) {
    return parser.getAttributeValue(namespace, name);
  }

  @Override
  public Event getEventType() throws XmlPullParserException {
    return parser.getEventType();
  }

  @Override
  public String nextText() throws IOException, XmlPullParserException {
    return parser.nextText();
  }

  @Override
  public TagEvent nextTag() throws IOException, XmlPullParserException {
    return parser.nextTag();
  }

  @Override
  public boolean supportsRoundtrip() {
    return parser.supportsRoundtrip();
  }
}
