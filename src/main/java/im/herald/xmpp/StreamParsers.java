package im.herald.xmpp;

import java.io.Reader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jivesoftware.smack.xml.XmlPullParserFactory;

/// Makes Smack's parsers; for a stream, one that is bounded.
final class StreamParsers implements XmlPullParserFactory {
  /// The JDK ends a stream at these. Some of them add up as long as it lasts, such as how often
  /// `&amp;` was read; the others any stranger may go beyond. There are no entities to be bombed
  /// with, and [BoundedParser] bounds the rest.
  private static final List<String> LIMITS =
      List.of(
          "jdk.xml.maxElementDepth",
          "jdk.xml.elementAttributeLimit",
          "jdk.xml.maxXMLNameLimit",
          "jdk.xml.maxGeneralEntitySizeLimit",
          "jdk.xml.totalEntitySizeLimit",
          "jdk.xml.entityExpansionLimit",
          "jdk.xml.entityReplacementLimit");

  private final XMLInputFactory stax = XMLInputFactory.newDefaultFactory();

  StreamParsers() {
    stax.setProperty(XMLInputFactory.IS_COALESCING, true);
    stax.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    stax.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    stax.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    LIMITS.forEach(limit -> stax.setProperty(limit, "0"));
  }

  @Override
  public XmlPullParser newXmlPullParser(Reader reader) throws XmlPullParserException {
    XMLStreamReader xml = reader(reader);
    return reader instanceof StreamReader stream
        ? new StreamParser(xml, stream.kept(), stream.record())
        : new StaxParser(xml);
  }

  private XMLStreamReader reader(Reader reader) throws XmlPullParserException {
    try {
      return stax.createXMLStreamReader(reader);
    } catch (XMLStreamException e) {
      throw new XmlPullParserException(e);
    }
  }
}
