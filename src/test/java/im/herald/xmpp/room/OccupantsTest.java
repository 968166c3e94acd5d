package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.access.Budgets;
import im.herald.access.Verdict;
import im.herald.config.Budget;
import im.herald.config.Rates;
import im.herald.message.ArchiveId;
import im.herald.message.IncomingMessage;
import im.herald.message.Jids;
import im.herald.message.Role;
import im.herald.message.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Who is told from whom where a room shows no accounts: live, and in its archive.
class OccupantsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant SAID = NOW.minusSeconds(60);
  private static final String ROOM = "team@rooms.example.org";
  private static final String ID = "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='%s'/>";
  private static final String MALLORY = ID.formatted("0x1f");

  private RoomFeatures announced = RoomFeatures.NONE;
  private final Occupants occupants = new Occupants();
  private final RoomMessages messages =
      new RoomMessages(
          new RoomTerms(
              JidCreate.entityBareFromOrThrowUnchecked(ROOM),
              nick("herald"),
              Optional.empty(),
              Role.OWNER),
          occupants,
          () -> announced,
          () -> "!",
          InstantSource.fixed(NOW));

  @BeforeEach
  void heraldIsIn() {
    Jids.prepare();
    occupants.enter(nick("herald"));
  }

  @Test
  void whoGoesByAnotherNicknameIsStillTheSameWhereTheRoomSaysSo() throws Exception {
    assertThat(identity("mallory", MALLORY)).isNotEqualTo(identity("romeo", MALLORY));

    announced = new RoomFeatures(false, false, true);
    assertThat(identity("mallory", MALLORY)).isEqualTo(identity("romeo", MALLORY));
    assertThat(identity("mallory", MALLORY)).isNotEqualTo(identity("mallory", ID.formatted("2")));
    assertThat(identity("mallory", "")).isEqualTo(ROOM + "/mallory");
    assertThat(identity("mallory", ID.formatted("x".repeat(300)))).isEqualTo(ROOM + "/mallory");

    occupants.add(nick("romeo"), Optional.of(Jids.bare("romeo@example.org")));
    assertThat(identity("romeo", MALLORY)).isEqualTo("romeo@example.org");
  }

  @Test
  void anotherNicknameBringsNoFreshBudgetWhereTheRoomTellsItsOccupantsApart() throws Exception {
    Budget one = new Budget.Limited(1, Duration.ofMinutes(1));
    Budget none = new Budget.Unlimited();
    Budgets budgets = new Budgets(new Rates(one, none, none, none), () -> 0);
    announced = new RoomFeatures(false, false, true);

    assertThat(spend(budgets, "mallory", MALLORY)).isEqualTo(Verdict.WITHIN);
    assertThat(spend(budgets, "malory", MALLORY)).isEqualTo(Verdict.OVER_FIRST);
    assertThat(spend(budgets, "mallory", ID.formatted("2"))).isEqualTo(Verdict.WITHIN);
  }

  private Verdict spend(Budgets budgets, String nick, String content) throws Exception {
    IncomingMessage read = messages.read(stanza(nick, "herald: ping", content)).orElseThrow();
    return budgets.spend(read.sender(), read.conversation().inRoom());
  }

  @Test
  void whoSaidWhatIsInTheArchiveNobodyKnows() throws Exception {
    occupants.add(nick("juliet"), Optional.of(Jids.bare("juliet@example.org")));
    String item =
        "<x xmlns='http://jabber.org/protocol/muc#user'><item jid='juliet@example.org' affiliation='owner'/></x>";

    IncomingMessage read = archived("juliet", "herald: quit", item).orElseThrow();
    assertThat(read.sender()).isEqualTo(new Sender.Nickname(Jids.any(ROOM + "/juliet")));
    assertThat(read.sent()).isEqualTo(SAID);
    assertThat(read.text()).isEqualTo("quit");
    assertThat(journaled(read)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"herald", "herald_", "herald___", "messenger"})
  void whatHeraldMayHaveSaidItselfIsNotReadInTheArchive(String nick) throws Exception {
    occupants.enter(nick("messenger"));

    assertThat(archived(nick, "herald: ping", "")).isEmpty();
    assertThat(archived("her", "herald: ping", "")).isPresent();
    assertThat(archived("herald_x", "messenger: ping", "")).isPresent();
    assertThat(archived("juliet", "herald_: ping", "")).isEmpty();
  }

  @Test
  void theNicknameThatHeraldHadLastIsKnownAfterARestart() throws Exception {
    Occupants fresh = new Occupants();
    fresh.remember(nick("messenger"));
    assertThat(fresh.lastOwn()).contains(nick("messenger"));
    fresh.enter(nick("herald"));
    fresh.remember(nick("messenger"));
    fresh.clear();
    assertThat(fresh.lastOwn()).contains(nick("herald"));
  }

  private String identity(String nick, String content) throws Exception {
    IncomingMessage read = messages.read(stanza(nick, "herald: ping", content)).orElseThrow();
    assertThat(journaled(read)).isEqualTo(read);
    return read.sender().identity().toString();
  }

  private Optional<IncomingMessage> archived(String nick, String text, String content)
      throws Exception {
    return messages.read(
        new ArchivedMessage(stanza(nick, text, content), ArchiveId.of("a1"), SAID));
  }

  private static IncomingMessage journaled(IncomingMessage message) throws Exception {
    return HeardInRoom.read(HeardInRoom.write(message), NOW);
  }

  private static Message stanza(String nick, String text, String content) throws Exception {
    String xml =
        "<message xmlns='jabber:client' type='groupchat' id='1' from='%s/%s'><body>%s</body>%s</message>"
            .formatted(ROOM, nick, text, content);
    return (Message)
        PacketParserUtils.parseStanza(
            PacketParserUtils.getParserFor(xml),
            XmlEnvironment.EMPTY,
            JxmppContext.getDefaultContext());
  }

  private static Resourcepart nick(String text) {
    return Resourcepart.fromOrThrowUnchecked(text);
  }
}
