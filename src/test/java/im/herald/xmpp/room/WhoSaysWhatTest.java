package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.Jids;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.xmpp.reply.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Who is taken for whom in a room, stanza by stanza.
class WhoSaysWhatTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ROOM = "team@rooms.example.org";
  private static final String MUC = "xmlns='http://jabber.org/protocol/muc#user'";

  private final Occupants occupants = new Occupants();
  private final RoomPresences presences = new RoomPresences(occupants);
  private final RoomMessages messages =
      new RoomMessages(
          new RoomTerms(
              JidCreate.entityBareFromOrThrowUnchecked(ROOM),
              Resourcepart.fromOrThrowUnchecked("herald"),
              Optional.empty(),
              Role.ADMIN),
          occupants,
          () -> RoomFeatures.NONE,
          () -> "!",
          InstantSource.fixed(NOW));

  @BeforeEach
  void heraldIsIn() throws Exception {
    Jids.prepare();
    Reply.register();
    comes("herald", "herald@example.org", "<status code='110'/>");
  }

  @Test
  void thePersonBehindANicknameIsTheOneTheRoomShows() throws Exception {
    comes("juliet", "juliet@example.org/balcony", "");

    Sender sender = says("juliet").orElseThrow().sender();
    assertThat(sender).isEqualTo(person("juliet", "juliet@example.org"));
  }

  @Test
  void whereTheRoomShowsNobodyThereIsOnlyANickname() throws Exception {
    presences.read((Presence) stanza("<presence from='" + ROOM + "/juliet'/>"));

    assertThat(says("juliet").orElseThrow().sender())
        .isEqualTo(new Sender.Nickname(Jids.any(ROOM + "/juliet")));
  }

  @Test
  void whoeverTakesANicknameIsNotWhoeverHadIt() throws Exception {
    comes("juliet", "juliet@example.org/balcony", "");
    goes("juliet", "");
    assertThat(says("juliet").orElseThrow().sender()).isInstanceOf(Sender.Nickname.class);

    comes("juliet", "mallory@example.org/x", "");
    assertThat(says("juliet").orElseThrow().sender())
        .isEqualTo(person("juliet", "mallory@example.org"));
  }

  @Test
  void aNicknameThatWasGivenUpIsNobodys() throws Exception {
    comes("juliet", "juliet@example.org/balcony", "");
    goes("juliet", "<status code='303'/>");
    comes("julia", "juliet@example.org/balcony", "");
    comes("juliet", "mallory@example.org/x", "");

    assertThat(says("julia").orElseThrow().sender())
        .isEqualTo(person("julia", "juliet@example.org"));
    assertThat(says("juliet").orElseThrow().sender())
        .isEqualTo(person("juliet", "mallory@example.org"));
  }

  @Test
  void whatTheMessageItselfSaysOfItsSenderIsNotBelieved() throws Exception {
    comes("mallory", "mallory@example.org/x", "");

    assertThat(
            message("mallory", "groupchat", "<x " + MUC + "><item jid='juliet@example.org/b'/></x>")
                .orElseThrow()
                .sender())
        .isEqualTo(person("mallory", "mallory@example.org"));
  }

  @Test
  void outOfTheRoomItHearsNothingAndKnowsNobody() throws Exception {
    comes("juliet", "juliet@example.org/balcony", "");
    assertThat(goes("herald", "<status code='110'/><status code='307'/>"))
        .contains(new RoomEvent.Out(RoomEvent.Reason.KICKED));
    assertThat(says("juliet")).isEmpty();

    comes("herald", "herald@example.org", "<status code='110'/>");
    assertThat(says("juliet").orElseThrow().sender()).isInstanceOf(Sender.Nickname.class);
  }

  @Test
  void aDestroyedRoomMayNameAnother() throws Exception {
    assertThat(
            goes(
                "herald",
                "<status code='110'/><destroy jid='other@rooms.example.org'><reason>Moved</reason></destroy>"))
        .contains(
            new RoomEvent.Out(
                RoomEvent.Reason.DESTROYED,
                Optional.of(JidCreate.entityBareFromOrThrowUnchecked("other@rooms.example.org"))));
  }

  @ParameterizedTest
  @CsvSource({
    "xmpp:other@rooms.example.org, other@rooms.example.org",
    "xmpp:other@rooms.example.org?join, other@rooms.example.org",
    "https://rooms.example.org,",
    "xmpp:@,",
    "'',",
  })
  void aRoomThatIsGoneMayNameAnother(String address, @Nullable String other) throws Exception {
    Presence refusal =
        (Presence)
            stanza(
                "<presence type='error' from='%s'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>%s</gone></error></presence>"
                    .formatted(ROOM, address));
    assertThat(presences.read(refusal))
        .contains(
            new RoomEvent.Refused(
                Condition.gone,
                Optional.ofNullable(other).map(JidCreate::entityBareFromOrThrowUnchecked)));
  }

  @Test
  void itsOwnNicknameIsTheOneThatItHasNow() throws Exception {
    goes("herald", "<status code='110'/><status code='303'/>");
    comes("herold", "herald@example.org", "<status code='110'/>");

    assertThat(message("juliet", "herald: ping", "groupchat", "")).isEmpty();
    assertThat(message("juliet", "herold: ping", "groupchat", "")).isPresent();
    assertThat(message("herold", "herold: ping", "groupchat", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<delay xmlns='urn:xmpp:delay' from='team@rooms.example.org' stamp='2026-11-21T10:00:00Z'/>",
        "<delay xmlns='urn:xmpp:delay' stamp='2026-11-21T10:00:00Z'/>",
      })
  void historyRunsNothing(String delay) throws Exception {
    comes("juliet", "juliet@example.org/balcony", "");

    assertThat(message("juliet", "groupchat", delay)).isEmpty();
  }

  @Test
  void reflectionsErrorsHeadlinesAndTheRoomItselfRunNothing() throws Exception {
    assertThat(says("herald")).isEmpty();
    assertThat(message("juliet", "error", "")).isEmpty();
    assertThat(message("juliet", "headline", "")).isEmpty();
    assertThat(
            messages.read(
                (Message)
                    stanza(
                        "<message type='groupchat' from='"
                            + ROOM
                            + "'><body>herald: ping</body></message>")))
        .isEmpty();
    assertThat(
            messages.read(
                (Message)
                    stanza(
                        "<message type='groupchat' from='"
                            + ROOM
                            + "/juliet'><subject>herald: ping</subject></message>")))
        .isEmpty();
  }

  @Test
  void whoeverQuotesSomebodyAddressesHeraldBehindThat() throws Exception {
    String quote =
        "<reply xmlns='urn:xmpp:reply:0' id='x'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='%d'/></fallback>";
    String text = "> romeo: hi\nherald: ping";
    assertThat(message("juliet", text, "groupchat", "")).isEmpty();
    assertThat(message("juliet", text, "groupchat", quote.formatted(12)).orElseThrow().text())
        .isEqualTo("ping");
    assertThat(message("juliet", text, "chat", quote.formatted(12)).orElseThrow().text())
        .isEqualTo("herald: ping");
    assertThat(message("juliet", text, "chat", quote.formatted(text.length()))).isEmpty();
  }

  @Test
  void whatIsSaidPrivatelyNeedsNoNickname() throws Exception {
    IncomingMessage read = message("juliet", "ping", "chat", "").orElseThrow();

    assertThat(read.text()).isEqualTo("ping");
    assertThat(read.conversation())
        .isEqualTo(new Conversation.RoomPrivate(Jids.any(ROOM + "/juliet")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"groupchat", "chat"})
  void theJournalGivesBackWhatItWasGiven(String type) throws Exception {
    comes("ju'l<&\"iet", "juliet@example.org/balcony", "");
    for (String nick : new String[] {"ju'l<&\"iet", "romeo"}) {
      IncomingMessage read =
          message(nick, "herald: a < b\n  & \"c\" ]]> 'd'", type, "").orElseThrow();

      String kept = HeardInRoom.write(read);
      assertThat(HeardInRoom.is(kept)).isTrue();
      assertThat(HeardInRoom.read(kept, NOW)).isEqualTo(read);
    }
  }

  private Optional<RoomEvent> comes(String nick, String account, String codes) throws Exception {
    return presence(nick, "", "<item jid='%s'/>".formatted(account) + codes);
  }

  private Optional<RoomEvent> goes(String nick, String codes) throws Exception {
    return presence(nick, "type='unavailable'", "<item/>" + codes);
  }

  private Optional<RoomEvent> presence(String nick, String type, String content) throws Exception {
    return presences.read(
        (Presence)
            stanza(
                "<presence from='%s/%s' %s><x %s>%s</x></presence>"
                    .formatted(ROOM, escaped(nick), type, MUC, content)));
  }

  private Optional<IncomingMessage> says(String nick) throws Exception {
    return message(nick, "groupchat", "");
  }

  private Optional<IncomingMessage> message(String nick, String type, String more)
      throws Exception {
    return message(nick, "herald: ping", type, more);
  }

  private Optional<IncomingMessage> message(String nick, String text, String type, String more)
      throws Exception {
    return messages.read(
        (Message)
            stanza(
                "<message type='%s' id='1' from='%s/%s'><body>%s</body>%s</message>"
                    .formatted(type, ROOM, escaped(nick), escaped(text), more)));
  }

  private static Sender person(String nick, String account) throws Exception {
    return new Sender.Person(Jids.any(ROOM + "/" + nick), Jids.bare(account), Role.ADMIN);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("'", "&apos;")
        .replace(">", "&gt;");
  }

  private static Stanza stanza(String xml) throws Exception {
    XmlPullParser parser =
        PacketParserUtils.getParserFor(xml.replaceFirst("^<(\\w+)", "<$1 xmlns='jabber:client'"));
    return PacketParserUtils.parseStanza(
        parser, XmlEnvironment.EMPTY, JxmppContext.getDefaultContext());
  }
}
