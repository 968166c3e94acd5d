package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jivesoftware.smack.xml.XmlPullParser.Event;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stranger may put into a stanza, and what Smack gets to see of it.
class BoundedParserTest {
  @Test
  void anElementThatIsTooDeepIsNotShown() throws Exception {
    // The stream and the message are two.
    int deepest = BoundedParser.DEEPEST - 2;
    assertThat(names(message(nested(deepest)))).hasSize(2 + deepest);
    assertThat(names(message(nested(deepest + 1) + "<next/>")))
        .hasSize(2 + deepest + 1)
        .endsWith("next");
    assertThat(names(message(nested(deepest + 1_000) + "<next/>"))).hasSize(2 + deepest + 1);
  }

  @Test
  void anElementWithTooManyAttributesIsNotShown() throws Exception {
    assertThat(names(message(attributes(BoundedParser.MOST_ATTRIBUTES) + "<next/>")))
        .containsExactly("stream", "message", "x", "inside", "next");
    assertThat(names(message(attributes(BoundedParser.MOST_ATTRIBUTES + 1) + "<next/>")))
        .containsExactly("stream", "message", "next");
  }

  @Test
  void anElementWithTooLongANameIsNotShown() throws Exception {
    String longest = "n".repeat(BoundedParser.LONGEST_NAME);
    assertThat(names(message("<" + longest + "/>"))).contains(longest);
    assertThat(names(message("<" + longest + "n><inside>text</inside></" + longest + "n><next/>")))
        .containsExactly("stream", "message", "next");
  }

  @Test
  void severalInARowAreNotShown() throws Exception {
    String tooLong = "<" + "n".repeat(BoundedParser.LONGEST_NAME + 1) + "/>";
    assertThat(names(message(tooLong.repeat(3) + "<next/>")))
        .containsExactly("stream", "message", "next");
  }

  @Test
  void aStanzaIsShownWhateverItIs() throws Exception {
    String xml = attributes(BoundedParser.MOST_ATTRIBUTES + 1).replaceAll("(</?)x", "$1message");
    assertThat(names("<stream xmlns='jabber:client'>" + xml + "</stream>"))
        .containsExactly("stream", "message", "inside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!-- comment -->", "<?processing instruction?>"})
  void whatXmppForbidsEndsTheStream(String xml) {
    BoundedParser parser = parser(message(xml));
    assertThatThrownBy(() -> readAll(parser))
        .isInstanceOf(XmlPullParserException.class)
        .hasMessageContaining("which XMPP forbids");
    assertThatThrownBy(parser::next).hasMessageContaining("broken before");
  }

  @Test
  void tooManyNamesEndTheStreamBetweenTwoStanzas() throws Exception {
    String elements =
        IntStream.range(0, BoundedParser.MOST_NAMES)
            .mapToObj("<n%d/>"::formatted)
            .collect(Collectors.joining());
    BoundedParser parser =
        parser("<stream xmlns='jabber:client'><message>" + elements + "</message><next/></stream>");
    assertThatThrownBy(() -> readAll(parser)).hasMessageContaining("names of elements");
    assertThat(parser.getDepth()).isEqualTo(2);
    assertThat(parser.getEventType()).isEqualTo(Event.END_ELEMENT);
    assertThat(parser.getName()).isEqualTo("message");
  }

  @Test
  void namesAreThoseOfAttributesAndNamespacesToo() {
    assertNamesEndTheStream(n -> "<x a%d='1'/>".formatted(n));
    assertNamesEndTheStream(n -> "<x xmlns='urn:%d'/>".formatted(n));
    assertNamesEndTheStream(n -> "<x xmlns:p%d='urn:x'/>".formatted(n));
  }

  @Test
  void theSameNamesAgainAreNoMore() throws Exception {
    String elements = "<x a='1' xmlns='urn:x'/>".repeat(BoundedParser.MOST_NAMES + 1);
    assertThat(
            names(
                "<stream xmlns='jabber:client'><message>"
                    + elements
                    + "</message><next/></stream>"))
        .endsWith("next");
  }

  @Test
  void longNamesEndTheStreamSooner() {
    // Two octets a character.
    String padding = "n".repeat(1_000);
    int enough = BoundedParser.MOST_OCTETS_OF_NAMES / 2_000 + 1;
    BoundedParser parser =
        parser(
            IntStream.range(0, enough)
                .mapToObj(n -> "<message a%s%d='1'/>".formatted(padding, n))
                .collect(Collectors.joining("", "<stream xmlns='jabber:client'>", "</stream>")));
    assertThatThrownBy(() -> readAll(parser)).hasMessageContaining("names of elements");
  }

  @Test
  void nobodyReadsBeyondTheEndOfAStanza() throws Exception {
    BoundedParser parser =
        parser("<stream xmlns='jabber:client'><message><body/></message><next/></stream>");
    parser.next();
    parser.next();
    parser.enterStanza();
    parser.next();
    parser.next();
    assertThat(parser.next()).isEqualTo(Event.END_ELEMENT);
    assertThat(parser.getName()).isEqualTo("message");
    assertThatThrownBy(parser::next).hasMessageContaining("the stanza is at its end");
    parser.leaveStanza();
    assertThat(parser.next()).isEqualTo(Event.START_ELEMENT);
    assertThat(parser.getName()).isEqualTo("next");
  }

  private static void assertNamesEndTheStream(IntFunction<String> element) {
    BoundedParser parser =
        parser(
            IntStream.rangeClosed(0, BoundedParser.MOST_NAMES)
                .mapToObj(element)
                .collect(
                    Collectors.joining(
                        "",
                        "<stream xmlns='jabber:client'><message>",
                        "</message><next/></stream>")));
    assertThatThrownBy(() -> readAll(parser)).hasMessageContaining("names of elements");
  }

  private static String message(String inside) {
    return "<stream xmlns='jabber:client'><message>" + inside + "</message></stream>";
  }

  private static String nested(int times) {
    return "<x>".repeat(times) + "</x>".repeat(times);
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj("a%d='1'"::formatted)
        .collect(Collectors.joining(" ", "<x ", "><inside/></x>"));
  }

  private static List<String> names(String xml) throws XmlPullParserException {
    return readAll(parser(xml));
  }

  /// The names of the elements that it shows.
  private static List<String> readAll(BoundedParser parser) throws XmlPullParserException {
    List<String> names = new ArrayList<>();
    for (Event event = parser.next(); event != Event.END_DOCUMENT; event = parser.next()) {
      if (event == Event.START_ELEMENT) {
        names.add(parser.getName());
      }
    }
    return names;
  }

  private static BoundedParser parser(String xml) {
    StreamReader reader =
        new StreamReader(
            new StringReader(xml),
            () -> CompletableFuture.completedFuture(true),
            new StanzaRecord());
    try {
      return (BoundedParser) new StreamParsers().newXmlPullParser(reader);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(e);
    }
  }
}
