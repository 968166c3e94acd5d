package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParser.Event;
import org.jivesoftware.smack.xml.XmlPullParser.TagEvent;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.junit.jupiter.api.Test;

/// The contract that Smack's readers rely on.
class StaxParserTest {
  @Test
  void theEndOfAnElementIsAsDeepAsItsBegin() throws Exception {
    XmlPullParser parser = parser("<a><b/>text</a>");
    assertThat(parser.getEventType()).isEqualTo(Event.START_DOCUMENT);
    assertThat(parser.getDepth()).isZero();
    assertThat(parser.next()).isEqualTo(Event.START_ELEMENT);
    assertThat(parser.getDepth()).isEqualTo(1);
    assertThat(parser.next()).isEqualTo(Event.START_ELEMENT);
    assertThat(parser.getDepth()).isEqualTo(2);
    assertThat(parser.next()).isEqualTo(Event.END_ELEMENT);
    assertThat(parser.getDepth()).isEqualTo(2);
    assertThat(parser.next()).isEqualTo(Event.TEXT_CHARACTERS);
    assertThat(parser.getDepth()).isEqualTo(1);
    assertThat(parser.getText()).isEqualTo("text");
    assertThat(parser.isWhiteSpace()).isFalse();
    assertThat(parser.next()).isEqualTo(Event.END_ELEMENT);
    assertThat(parser.getDepth()).isEqualTo(1);
    assertThat(parser.next()).isEqualTo(Event.END_DOCUMENT);
    assertThat(parser.getDepth()).isZero();
  }

  @Test
  void namesAndAttributesAreThoseOfTheElement() throws Exception {
    XmlPullParser parser = parser("<p:a xmlns:p='urn:p' xmlns='urn:d' x='1' p:y='2'><b/></p:a>");
    parser.next();
    assertThat(parser.getName()).isEqualTo("a");
    assertThat(parser.getPrefix()).isEqualTo("p");
    assertThat(parser.getNamespace()).isEqualTo("urn:p");
    assertThat(parser.getQName()).isEqualTo(new QName("urn:p", "a"));
    assertThat(parser.getNamespace("p")).isEqualTo("urn:p");
    assertThat(parser.getNamespace(null)).isEqualTo("urn:d");
    assertThat(parser.getNamespaceCount()).isEqualTo(2);
    assertThat(parser.getNamespacePrefix(0)).isEqualTo("p");
    assertThat(parser.getNamespaceUri(0)).isEqualTo("urn:p");
    assertThat(parser.getAttributeCount()).isEqualTo(2);
    assertThat(parser.getAttributeName(0)).isEqualTo("x");
    assertThat(parser.getAttributeValue(0)).isEqualTo("1");
    assertThat(parser.getAttributeType(0)).isEqualTo("CDATA");
    assertThat(parser.getAttributePrefix(1)).isEqualTo("p");
    assertThat(parser.getAttributeNamespace(1)).isEqualTo("urn:p");
    assertThat(parser.getAttributeQName(1)).isEqualTo(new QName("urn:p", "y"));
    assertThat(parser.getAttributeValue("urn:p", "y")).isEqualTo("2");
    assertThat(parser.getAttributeValue("urn:p", "z")).isNull();
    parser.next();
    assertThat(parser.getNamespace()).isEqualTo("urn:d");
    assertThat(parser.supportsRoundtrip()).isFalse();
    assertThat(parser.getLineNumber()).isEqualTo(1);
    assertThat(parser.getColumnNumber()).isGreaterThan(40);
    assertThat(parser.getPositionDescription()).contains("Line number = 1");
  }

  @Test
  void nextTextIsAllOfIt() throws Exception {
    XmlPullParser parser = parser("<a>one &amp; <![CDATA[<two>]]><!-- no --> three<?no no?></a>");
    parser.next();
    assertThat(parser.nextText()).isEqualTo("one & <two> three");
    assertThat(parser.getEventType()).isEqualTo(Event.END_ELEMENT);
  }

  @Test
  void nextTextBearsNoElement() throws Exception {
    XmlPullParser parser = parser("<a>one<b/></a>");
    parser.next();
    assertThatThrownBy(parser::nextText)
        .isInstanceOf(XmlPullParserException.class)
        .hasMessageContaining("an element where only text may be");
  }

  @Test
  void nextTagPassesWhatIsNothing() throws Exception {
    XmlPullParser parser = parser("<a> \n <!-- no --><?no no?> <b/> </a>");
    assertThat(parser.nextTag()).isEqualTo(TagEvent.START_ELEMENT);
    assertThat(parser.nextTag()).isEqualTo(TagEvent.START_ELEMENT);
    assertThat(parser.getName()).isEqualTo("b");
    assertThat(parser.nextTag()).isEqualTo(TagEvent.END_ELEMENT);
    assertThat(parser.nextTag()).isEqualTo(TagEvent.END_ELEMENT);
    assertThat(parser.getName()).isEqualTo("a");
  }

  @Test
  void nextTagBearsNoText() throws Exception {
    XmlPullParser parser = parser("<a>one</a>");
    parser.next();
    assertThatThrownBy(parser::nextTag)
        .isInstanceOf(XmlPullParserException.class)
        .hasMessageContaining("text where only an element may be");
  }

  @Test
  void behindAnErrorThereIsNothing() throws Exception {
    XmlPullParser parser = parser("<a><b></c></a>");
    parser.next();
    parser.next();
    assertThatThrownBy(parser::next).isInstanceOf(XmlPullParserException.class);
    assertThatThrownBy(parser::next)
        .isInstanceOf(XmlPullParserException.class)
        .hasMessageContaining("broken before");
  }

  @Test
  void whoeverDoesNotMoveOnIsStopped() throws Exception {
    XmlPullParser parser = parser("<a><b/></a>");
    parser.next();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= 10_000; i++) {
                assertThat(parser.getEventType()).isEqualTo(Event.START_ELEMENT);
              }
            })
        .isInstanceOf(IllegalStateException.class);
    assertThat(parser.next()).isEqualTo(Event.START_ELEMENT);
    for (int i = 0; i < 3_000; i++) {
      assertThat(parser.getDepth()).isEqualTo(2);
      assertThat(parser.getName()).isEqualTo("b");
    }
  }

  private static XmlPullParser parser(String xml) throws XmlPullParserException {
    return new StreamParsers().newXmlPullParser(new StringReader(xml));
  }
}
