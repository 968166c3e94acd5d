package im.herald.xmpp.upload;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParser.Event;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;

/// A place that an upload service keeps free for one file (XEP-0363 § 5). Smack's own reader throws
/// at one without addresses.
public final class Slot extends IQ {
  static final String NAMESPACE = "urn:xmpp:http:upload:0";

  private static final String ELEMENT = "slot";

  /// Any other must not be sent.
  private static final Set<String> ALLOWED = Set.of("authorization", "cookie", "expires");

  private final String put;
  private final String get;
  private final List<Header> headers;

  private Slot(String put, String get, List<Header> headers) {
    super(ELEMENT, NAMESPACE);
    setType(Type.result);
    this.put = put;
    this.get = get;
    this.headers = headers;
  }

  /// For the one place that sets Smack's statics.
  public static void register() {
    ProviderManager.addIQProvider(ELEMENT, NAMESPACE, new Reader());
  }

  /// Where the file goes.
  ///
  /// @throws IOException if that is not behind TLS
  URI put() throws IOException {
    return secure(put);
  }

  /// Where people find it.
  ///
  /// @throws IOException as [#put]
  URI get() throws IOException {
    return secure(get);
  }

  /// What the service wants to see with the file, in order.
  List<Header> headers() {
    return headers;
  }

  private static URI secure(String address) throws IOException {
    try {
      URI uri = new URI(address);
      if ("https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IOException("the upload service names an address that is not behind TLS");
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.rightAngleBracket();
    xml.halfOpenElement("put").attribute("url", put).closeEmptyElement();
    xml.halfOpenElement("get").attribute("url", get).closeEmptyElement();
    return xml;
  }

  /// A field of an HTTP request.
  record Header(String name, String value) {}

  private static final class Reader extends IqProvider<Slot> {
    @Override
    public Slot parse(
        XmlPullParser parser,
        int initialDepth,
        IqData iqData,
        XmlEnvironment xmlEnvironment,
        JxmppContext context)
        throws XmlPullParserException, IOException {
      String put = "";
      String get = "";
      List<Header> headers = new ArrayList<>();
      while (true) {
        Event event = parser.next();
        if (event == Event.END_ELEMENT && parser.getDepth() == initialDepth) {
          return new Slot(put, get, List.copyOf(headers));
        }
        if (event == Event.START_ELEMENT) {
          switch (parser.getName()) {
            case "put" -> put = attribute(parser, "url");
            case "get" -> get = attribute(parser, "url");
            case "header" -> add(headers, attribute(parser, "name"), parser.nextText());
            default -> {}
          }
        }
      }
    }

    private static void add(List<Header> headers, String name, String value) {
      String clean = name.replaceAll("[\\r\\n]", "");
      if (ALLOWED.contains(clean.toLowerCase(Locale.ROOT))) {
        headers.add(new Header(clean, value.replaceAll("[\\r\\n]", "")));
      }
    }

    private static String attribute(XmlPullParser parser, String name) {
      @Nullable String value = parser.getAttributeValue("", name);
      return value == null ? "" : value;
    }
  }
}
