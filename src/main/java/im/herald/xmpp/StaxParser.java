package im.herald.xmpp;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/// The JDK's parser as Smack wants to see one. After an error there is nothing more: what the JDK
/// finds behind one may be read otherwise than the server meant it.
class StaxParser implements XmlPullParser {
  /// Smack has readers of elements that look at one place for ever.
  private static final int MOST_LOOKS = 10_000;

  private final XMLStreamReader reader;
  private int looks;
  private int depth;
  private boolean atEnd;
  private boolean failed;

  StaxParser(XMLStreamReader reader) {
    this.reader = reader;
  }

  @Override
  public Event next() throws XmlPullParserException {
    if (failed) {
      throw new XmlPullParserException("the XML was broken before");
    }
    failed = true;
    looks = 0;
    if (atEnd) {
      depth--;
      atEnd = false;
    }
    Event event = read();
    if (event == Event.START_ELEMENT) {
      depth++;
    } else if (event == Event.END_ELEMENT) {
      atEnd = true;
    }
    failed = false;
    return event;
  }

  private void look() {
    if (++looks > MOST_LOOKS) {
      looks = 0;
      throw new IllegalStateException("whoever reads this does not move on");
    }
  }

  /// From now on there is nothing more.
  final XmlPullParserException failure(String why) {
    failed = true;
    return new XmlPullParserException(why);
  }

  private Event read() throws XmlPullParserException {
    try {
      reader.next();
      return getEventType();
    } catch (XMLStreamException | RuntimeException e) {
      throw new XmlPullParserException(e);
    }
  }

  @Override
  public final Event getEventType() {
    look();
    return switch (reader.getEventType()) {
      case XMLStreamConstants.START_ELEMENT -> Event.START_ELEMENT;
      case XMLStreamConstants.END_ELEMENT -> Event.END_ELEMENT;
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> Event.TEXT_CHARACTERS;
      case XMLStreamConstants.SPACE -> Event.IGNORABLE_WHITESPACE;
      case XMLStreamConstants.START_DOCUMENT -> Event.START_DOCUMENT;
      case XMLStreamConstants.END_DOCUMENT -> Event.END_DOCUMENT;
      case XMLStreamConstants.COMMENT -> Event.COMMENT;
      case XMLStreamConstants.PROCESSING_INSTRUCTION -> Event.PROCESSING_INSTRUCTION;
      case XMLStreamConstants.ENTITY_REFERENCE -> Event.ENTITY_REFERENCE;
      default -> Event.OTHER;
    };
  }

  /// The text up to the end of the element that begins here. Like [#nextTag] it goes by [#next], so
  /// that it sees what that shows.
  @Override
  public final String nextText() throws XmlPullParserException {
    StringBuilder text = new StringBuilder();
    for (Event event = next(); event != Event.END_ELEMENT; event = next()) {
      switch (event) {
        case TEXT_CHARACTERS, IGNORABLE_WHITESPACE -> text.append(getText());
        case COMMENT, PROCESSING_INSTRUCTION -> {}
        default -> throw new XmlPullParserException("an element where only text may be");
      }
    }
    return text.toString();
  }

  @Override
  public final TagEvent nextTag() throws XmlPullParserException {
    Event event = next();
    while (isNothing(event)) {
      event = next();
    }
    return switch (event) {
      case START_ELEMENT -> TagEvent.START_ELEMENT;
      case END_ELEMENT -> TagEvent.END_ELEMENT;
      default -> throw new XmlPullParserException("text where only an element may be");
    };
  }

  private boolean isNothing(Event event) {
    return switch (event) {
      case IGNORABLE_WHITESPACE, COMMENT, PROCESSING_INSTRUCTION -> true;
      case TEXT_CHARACTERS -> isWhiteSpace();
      default -> false;
    };
  }

  @Override
  public final int getDepth() {
    look();
    return depth;
  }

  @Override
  public final Object getProperty(String name) {
    return reader.getProperty(name);
  }

  @Override
  public final String getInputEncoding() {
    return reader.getEncoding();
  }

  @Override
  public final int getNamespaceCount() {
    return reader.getNamespaceCount();
  }

  @Override
  public final String getNamespacePrefix(int position) {
    return reader.getNamespacePrefix(position);
  }

  @Override
  public final String getNamespaceUri(int position) {
    return reader.getNamespaceURI(position);
  }

  @Override
  public final String getNamespace(String prefix) {
    return reader.getNamespaceContext().getNamespaceURI(prefix == null ? "" : prefix);
  }

  @Override
  public final String getNamespace() {
    return getNamespace(getPrefix());
  }

  @Override
  public final String getPositionDescription() {
    return reader.getLocation().toString();
  }

  @Override
  public final int getLineNumber() {
    return reader.getLocation().getLineNumber();
  }

  @Override
  public final int getColumnNumber() {
    return reader.getLocation().getColumnNumber();
  }

  @Override
  public final boolean isWhiteSpace() {
    return reader.isWhiteSpace();
  }

  @Override
  public final String getText() {
    return reader.getText();
  }

  @Override
  public final String getName() {
    look();
    return reader.getLocalName();
  }

  @Override
  public final QName getQName() {
    return reader.getName();
  }

  @Override
  public final String getPrefix() {
    return reader.getPrefix();
  }

  @Override
  public final int getAttributeCount() {
    return reader.getAttributeCount();
  }

  @Override
  public final String getAttributeNamespace(int index) {
    return reader.getAttributeNamespace(index);
  }

  @Override
  public final String getAttributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  @Override
  public final QName getAttributeQName(int index) {
    return reader.getAttributeName(index);
  }

  @Override
  public final String getAttributePrefix(int index) {
    return reader.getAttributePrefix(index);
  }

  @Override
  public final String getAttributeType(int index) {
    return reader.getAttributeType(index);
  }

  @Override
  public final String getAttributeValue(int index) {
    return reader.getAttributeValue(index);
  }

  @Override
  public final String getAttributeValue(String namespace, String name) {
    return reader.getAttributeValue(namespace, name);
  }

  @Override
  public final boolean supportsRoundtrip() {
    return false;
  }
}
