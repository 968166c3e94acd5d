package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.ArchiveId;
import im.herald.message.Jids;
import im.herald.xmpp.KeptInMemory;
import im.herald.xmpp.KeptRoomPlaces;
import im.herald.xmpp.archive.ArchivePlace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Which ids and results of a room are believed.
class RoomArchiveTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final EntityBareJid ROOM =
      JidCreate.entityBareFromOrThrowUnchecked("team@rooms.example.org");
  private static final RoomFeatures ALL = new RoomFeatures(true, true, true);
  private static final String DELAY =
      "<delay xmlns='urn:xmpp:delay' stamp='2026-11-22T11:00:00Z'/>";
  private static final String PING =
      "<message xmlns='jabber:client' type='groupchat' from='team@rooms.example.org/juliet'><body>herald: ping</body></message>";

  private final KeptRoomPlaces memory = new KeptRoomPlaces(new KeptInMemory());
  private final Occupants occupants = new Occupants();
  private final RoomArchive archive =
      new RoomArchive(ROOM, memory, occupants, InstantSource.fixed(NOON));

  @BeforeEach
  void asked() {
    Jids.prepare();
    archive.awaited().expect("q1");
  }

  @Test
  void anIdIsBelievedWhereTheRoomVouchesForItAndItIsTheRooms() throws Exception {
    assertThat(live("a1", ROOM.toString(), "")).isEmpty();

    archive.announces(ALL);
    assertThat(live("a1", ROOM.toString(), "")).contains(new ArchiveId("a1"));
    assertThat(live("a1", "herald@example.org", "")).isEmpty();
    assertThat(live("a1", ROOM + "/juliet", "")).isEmpty();
    assertThat(live("a".repeat(490), ROOM.toString(), "")).isEmpty();
    assertThat(live("a1", ROOM.toString(), DELAY)).isEmpty();

    archive.announces(new RoomFeatures(true, false, true));
    assertThat(live("a1", ROOM.toString(), "")).isEmpty();
  }

  @Test
  void whoeverKnowsAPlaceThereBelievesItsIdsBeforeTheRoomHasAnswered() throws Exception {
    assertThat(archive.recall()).isEmpty();
    assertThat(live("a1", ROOM.toString(), "")).isEmpty();

    occupants.enter(Resourcepart.from("her ald"));
    ArchivePlace place = new ArchivePlace(true, NOON, ArchiveId.of("a 1"));
    archive.keep(place);
    assertThat(archive.recall()).contains(place);
    assertThat(live("a2", ROOM.toString(), "")).isPresent();

    Occupants later = new Occupants();
    RoomArchive restarted = new RoomArchive(ROOM, memory, later, InstantSource.fixed(NOON));
    assertThat(restarted.recall()).contains(place);
    assertThat(later.lastOwn()).contains(Resourcepart.from("her ald"));

    archive.forgetPlace();
    assertThat(restarted.recall()).isEmpty();
  }

  @Test
  void upToTheLastButOneAllWasHandedOver() throws Exception {
    archive.announces(ALL);
    assertThat(archive.heard()).isEmpty();
    live("a1", ROOM.toString(), "");
    assertThat(archive.heard()).isEmpty();
    live("a2", ROOM.toString(), "");
    assertThat(archive.heard()).contains(new ArchiveId("a1"));
    assertThat(archive.heard()).isEmpty();
    live("a3", ROOM.toString(), "");
    archive.stop();
    assertThat(archive.heard()).isEmpty();
    live("b1", ROOM.toString(), "");
    assertThat(archive.heard()).isEmpty();
  }

  @Test
  void aResultBearsItsIdAndTheTimeAtWhichItWasSaid() throws Exception {
    ArchivedMessage result = result(ROOM.toString(), "q1", "a1", DELAY, PING).orElseThrow();
    assertThat(result.id()).contains(new ArchiveId("a1"));
    assertThat(result.said()).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
    assertThat(result.stanza().getBody()).isEqualTo("herald: ping");
  }

  @ParameterizedTest
  @CsvSource({
    "team@rooms.example.org/juliet, q1",
    "other@rooms.example.org, q1",
    "herald@example.org, q1",
    "rooms.example.org, q1",
    "team@rooms.example.org, q2",
  })
  void nobodyElseSpeaksForTheArchiveNorTheRoomUnasked(String from, String query) throws Exception {
    assertThat(result(from, query, "a1", DELAY, PING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message xmlns='jabber:client' type='groupchat' from='other@rooms.example.org/juliet'><body>herald: ping</body></message>",
        "<message xmlns='jabber:client' type='chat' from='team@rooms.example.org/juliet'><body>ping</body></message>",
        "<message xmlns='jabber:client' type='groupchat'><body>herald: ping</body></message>",
        "<message xmlns='jabber:client' type='chat' from='owner@example.org/b'><body>quit</body></message>",
      })
  void aRoomGivesOnlyWhatWasSaidInItBeforeAll(String archived) throws Exception {
    assertThat(result(ROOM.toString(), "q1", "a1", DELAY, archived)).isEmpty();
  }

  @Test
  void withoutItsTimeOrIdAResultIsNone() throws Exception {
    assertThat(result(ROOM.toString(), "q1", "a1", "", PING)).isEmpty();
    assertThat(result(ROOM.toString(), "q1", "a".repeat(490), DELAY, PING)).isEmpty();
  }

  private Optional<ArchiveId> live(String id, String by, String more) throws Exception {
    return archive.note(
        stanza(
            "<message xmlns='jabber:client' type='groupchat' from='%s/juliet'><body>hm</body><stanza-id xmlns='urn:xmpp:sid:0' by='%s' id='%s'/>%s</message>"
                .formatted(ROOM, by, id, more)));
  }

  private Optional<ArchivedMessage> result(
      String from, String query, String id, String delay, String archived) throws Exception {
    Message stanza =
        stanza(
            "<message xmlns='jabber:client' from='%s'><result xmlns='urn:xmpp:mam:2' queryid='%s' id='%s'><forwarded xmlns='urn:xmpp:forward:0'>%s%s</forwarded></result></message>"
                .formatted(from, query, id, delay, archived));
    assertThat(RoomArchive.isResult(stanza)).isTrue();
    return archive.result(stanza);
  }

  private static Message stanza(String xml) throws Exception {
    return (Message)
        PacketParserUtils.parseStanza(
            PacketParserUtils.getParserFor(xml),
            XmlEnvironment.EMPTY,
            JxmppContext.getDefaultContext());
  }
}
