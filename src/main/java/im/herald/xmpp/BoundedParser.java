package im.herald.xmpp;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jivesoftware.smack.xml.XmlPullParserException;

/// A parser that shows no element which is nested too deep, has too many attributes or has a name
/// that is too long: it reads over them, with all that is inside. Smack reads nested elements by
/// recursion and keeps every attribute, and what a stranger sends is no reason to end the stream.
///
/// The JDK's parser keeps each name that it has ever seen. When those are too many, the stream ends
/// between two stanzas, and the next one begins with none.
class BoundedParser extends StaxParser {
  static final int DEEPEST = 64;
  static final int MOST_ATTRIBUTES = 64;
  static final int LONGEST_NAME = 256;

  /// A few megabytes, together.
  static final int MOST_NAMES = 20_000;

  static final int MOST_OCTETS_OF_NAMES = 4_000_000;

  /// RFC 6120 § 11.1.
  private static final Set<Event> FORBIDDEN =
      EnumSet.of(Event.COMMENT, Event.PROCESSING_INSTRUCTION, Event.ENTITY_REFERENCE, Event.OTHER);

  /// The stream's own element.
  private static final int STREAM = 1;

  private final Set<String> names = new HashSet<>();
  private long octets;
  private boolean inStanza;

  BoundedParser(XMLStreamReader reader) {
    super(reader);
  }

  /// Nobody may read beyond the stanza that begins here, until [#leaveStanza]: some of Smack's
  /// readers go on until an end that a stranger has left out, and take what others sent for a part
  /// of it.
  void enterStanza() {
    inStanza = true;
  }

  void leaveStanza() {
    inStanza = false;
  }

  @Override
  public Event next() throws XmlPullParserException {
    if (inStanza && getDepth() == STREAM + 1 && getEventType() == Event.END_ELEMENT) {
      throw new XmlPullParserException("the stanza is at its end");
    }
    Event event = read();
    // A stanza cannot be left out: both sides count them (XEP-0198 § 4).
    while (event == Event.START_ELEMENT && getDepth() > STREAM + 1 && isTooMuch()) {
      int depth = getDepth();
      while (event != Event.END_ELEMENT || getDepth() > depth) {
        event = read();
      }
      event = read();
    }
    return event;
  }

  private Event read() throws XmlPullParserException {
    if (names.size() > MOST_NAMES || octets > MOST_OCTETS_OF_NAMES) {
      endBetweenStanzas();
    }
    Event event = super.next();
    if (FORBIDDEN.contains(event)) {
      throw failure(event + ", which XMPP forbids");
    }
    if (event == Event.START_ELEMENT) {
      note(getName());
      note(getPrefix());
      for (int i = 0; i < getNamespaceCount(); i++) {
        note(getNamespacePrefix(i));
        note(getNamespaceUri(i));
      }
      for (int i = 0; i < getAttributeCount(); i++) {
        note(getAttributeName(i));
      }
    }
    return event;
  }

  private void endBetweenStanzas() throws XmlPullParserException {
    boolean between =
        getDepth() == STREAM || (getDepth() == STREAM + 1 && getEventType() == Event.END_ELEMENT);
    if (between) {
      throw failure(
          "%d names of elements, attributes and namespaces on one stream".formatted(names.size()));
    }
  }

  private void note(String name) {
    if (name != null && names.add(name)) {
      octets += 2L * name.length();
    }
  }

  private boolean isTooMuch() {
    return getDepth() > DEEPEST
        || getName().length() > LONGEST_NAME
        || getAttributeCount() > MOST_ATTRIBUTES;
  }
}
