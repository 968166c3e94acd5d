package im.herald.xmpp.adhoc;

import im.herald.command.FilledForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.util.ParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParser.Event;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;

/// Reads requests for Smack, whatever stands in them: what makes no sense is answered, and so it
/// must be read.
final class CommandReader extends IqProvider<CommandRequest> {
  static final String FORM = "jabber:x:data";

  @Override
  public CommandRequest parse(
      XmlPullParser parser,
      int depth,
      IqData common,
      @Nullable XmlEnvironment environment,
      JxmppContext context)
      throws XmlPullParserException, IOException {
    @Nullable String node = parser.getAttributeValue("", "node");
    Optional<String> action = Optional.ofNullable(parser.getAttributeValue("", "action"));
    Optional<String> session = Optional.ofNullable(parser.getAttributeValue("", "sessionid"));
    Optional<String> locale = Optional.ofNullable(ParserUtils.getXmlLang(parser));
    Payload payload = new Payload.None();
    while (!isEnd(parser, parser.next(), depth)) {
      if (isStart(parser, depth + 1) && parser.getName().equals("x")) {
        payload = payload(parser);
      }
    }
    return new CommandRequest(common, node == null ? "" : node, action, session, locale, payload);
  }

  private static Payload payload(XmlPullParser parser) throws XmlPullParserException, IOException {
    boolean isForm = FORM.equals(parser.getNamespace());
    String type = String.valueOf(parser.getAttributeValue("", "type"));
    Optional<FilledForm> form = form(parser);
    if (isForm && type.equals("cancel")) {
      return new Payload.Canceled();
    }
    return isForm && type.equals("submit") && form.isPresent()
        ? new Payload.Submitted(form.get())
        : new Payload.Malformed();
  }

  /// Empty if a field has no name.
  private static Optional<FilledForm> form(XmlPullParser parser)
      throws XmlPullParserException, IOException {
    int depth = parser.getDepth();
    Map<String, List<String>> values = new LinkedHashMap<>();
    boolean allNamed = true;
    while (!isEnd(parser, parser.next(), depth)) {
      if (isStart(parser, depth + 1) && parser.getName().equals("field")) {
        @Nullable String name = parser.getAttributeValue("", "var");
        boolean isFixed = "fixed".equals(parser.getAttributeValue("", "type"));
        List<String> written = values(parser);
        if (name != null) {
          values.put(name, written);
        }
        // XEP-0004 § 3.2: only a fixed field needs no name.
        allNamed &= name != null || isFixed;
      }
    }
    return allNamed ? Optional.of(new FilledForm(values)) : Optional.empty();
  }

  private static List<String> values(XmlPullParser parser)
      throws XmlPullParserException, IOException {
    int depth = parser.getDepth();
    List<String> values = new ArrayList<>();
    while (!isEnd(parser, parser.next(), depth)) {
      if (isStart(parser, depth + 1) && parser.getName().equals("value")) {
        values.add(text(parser));
      }
    }
    return values;
  }

  private static String text(XmlPullParser parser) throws XmlPullParserException, IOException {
    int depth = parser.getDepth();
    StringBuilder text = new StringBuilder();
    for (Event event = parser.next(); !isEnd(parser, event, depth); event = parser.next()) {
      if (event == Event.TEXT_CHARACTERS) {
        text.append(parser.getText());
      }
    }
    return text.toString();
  }

  private static boolean isStart(XmlPullParser parser, int depth) throws XmlPullParserException {
    return parser.getEventType() == Event.START_ELEMENT && parser.getDepth() == depth;
  }

  private static boolean isEnd(XmlPullParser parser, Event event, int depth) {
    return event == Event.END_ELEMENT && parser.getDepth() == depth;
  }
}
