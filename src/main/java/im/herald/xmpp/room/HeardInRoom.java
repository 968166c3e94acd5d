package im.herald.xmpp.room;

import im.herald.message.ArchiveId;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Language;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.Signs;
import im.herald.message.StanzaId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/// What was heard in a room, as the journal keeps it. Not the stanza: that says neither who had the
/// nickname at that time nor what Herald was called.
public final class HeardInRoom {
  private static final String ELEMENT = "heard";
  private static final String ROOM = "room";

  private HeardInRoom() {}

  /// The XML of `message`, which was said in a room.
  public static String write(IncomingMessage message) {
    XmlStringBuilder xml = new XmlStringBuilder();
    xml.halfOpenElement(ELEMENT);
    xml.attribute("in", message.conversation() instanceof Conversation.Room ? ROOM : "private");
    xml.attribute("from", message.from());
    xml.attribute("id", message.id().value());
    switch (message.sender()) {
      case Sender.Nickname(_, var identity) -> xml.attribute("identity", identity);
      case Sender.Person(_, var jid, Role atMost) -> {
        xml.attribute("account", jid);
        xml.attribute("role", atMost.toString());
      }
    }
    xml.optAttribute("thread", message.thread().orElse(null));
    xml.optAttribute("quotable", message.quotable().map(ArchiveId::value).orElse(null));
    xml.optAttribute("said", message.delayedSince().map(Instant::toString).orElse(null));
    xml.optAttribute("corrects", message.signs().corrects().map(StanzaId::value).orElse(null));
    xml.optAttribute("language", message.signs().language().map(Language::toString).orElse(null));
    xml.optBooleanAttribute("encrypted", message.signs().encrypted());
    xml.rightAngleBracket();
    xml.escape(message.text());
    xml.closeElement(ELEMENT);
    return xml.toString();
  }

  /// Whether `xml` was made by [#write]. A stanza never is.
  public static boolean is(String xml) {
    return xml.startsWith("<" + ELEMENT + " ");
  }

  /// The message in `xml`.
  ///
  /// @throws IOException if it cannot be read
  public static IncomingMessage read(String xml, Instant received) throws IOException {
    try {
      XmlPullParser parser = PacketParserUtils.getParserFor(xml);
      Jid from = Jids.any(required(parser, "from"));
      boolean aloud = required(parser, "in").equals(ROOM);
      Optional<String> thread = Optional.ofNullable(parser.getAttributeValue("thread"));
      Optional<Instant> said =
          Optional.ofNullable(parser.getAttributeValue("said")).map(Instant::parse);
      Optional<ArchiveId> quotable = ArchiveId.of(parser.getAttributeValue("quotable"));
      StanzaId id = new StanzaId(required(parser, "id"));
      Signs signs = signs(parser);
      Sender sender = sender(parser, from);
      return new IncomingMessage(
          id,
          aloud ? new Conversation.Room(from.asBareJid()) : new Conversation.RoomPrivate(from),
          sender,
          Kind.CHAT,
          parser.nextText(),
          thread,
          said,
          received,
          quotable,
          signs);
    } catch (XmlPullParserException | InvalidJidException | DateTimeException e) {
      throw new IOException("not what was heard in a room", e);
    }
  }

  private static Signs signs(XmlPullParser parser) {
    return new Signs(
        false,
        false,
        false,
        Boolean.parseBoolean(parser.getAttributeValue("encrypted")),
        Language.tagged(parser.getAttributeValue("language")),
        Optional.ofNullable(parser.getAttributeValue("corrects")).map(StanzaId::new));
  }

  private static Sender sender(XmlPullParser parser, Jid from)
      throws InvalidJidException, IOException {
    @Nullable String account = parser.getAttributeValue("account");
    @Nullable String identity = parser.getAttributeValue("identity");
    return account == null
        ? new Sender.Nickname(from, identity == null ? from : Jids.any(identity))
        : new Sender.Person(
            from,
            Jids.bare(account),
            Role.valueOf(required(parser, "role").toUpperCase(Locale.ROOT)));
  }

  private static String required(XmlPullParser parser, String name) throws IOException {
    @Nullable String value = parser.getAttributeValue(name);
    if (value == null) {
      throw new IOException("it has no " + name);
    }
    return value;
  }
}
