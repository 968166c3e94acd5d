package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.RoomConfig;
import im.herald.config.Secret;
import im.herald.message.Role;
import im.herald.outbox.Outbox;
import im.herald.store.MemoryStore;
import im.herald.xmpp.room.RoomTerms;
import im.herald.xmpp.room.RoomView;
import im.herald.xmpp.room.Rooms;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/// Who is followed into which room, and how far that is believed.
class InvitationsTest {
  private static final EntityBareJid ACCOUNT =
      JidCreate.entityBareFromOrThrowUnchecked("herald@example.org");
  private static final String ROOM = "team@rooms.example.org";
  private static final Map<String, Role> ROLES =
      Map.of("juliet@example.org", Role.OWNER, "nurse@example.org", Role.ADMIN);

  @AutoClose private final MemoryStore store = new MemoryStore();
  @AutoClose private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());

  @AutoClose
  private final Rooms rooms =
      new Rooms(outbox, () -> "!", new KeptRoomPlaces(new KeptInMemory()), InstantSource.system());

  private final KeptValues kept = new KeptInMemory();

  @AutoClose("close")
  private final Bookmarks bookmarks = new Bookmarks(new CurrentSession(), kept, rooms);

  private final ChosenRooms chosen = new ChosenRooms(ACCOUNT, kept, rooms, bookmarks);

  @AutoClose("close")
  private final Invitations invitations =
      new Invitations(chosen, jid -> Optional.ofNullable(ROLES.get(jid.toString())));

  @Test
  void whoInvitesInPersonIsBelievedAsWhoTheyAre() throws Exception {
    comes(direct("nurse@example.org/b", ROOM, ""));

    assertThat(only().atMost()).isEqualTo(Role.ADMIN);
    assertThat(only().nick().toString()).isEqualTo("herald");
    assertThat(invitations.dropped()).isZero();
  }

  @Test
  void whereOnlyTheRoomSaysWhoInvitesNobodyIsMoreThanAUser() throws Exception {
    comes(mediated(ROOM, "from='juliet@example.org/b'", ""));

    assertThat(only().atMost()).isEqualTo(Role.USER);
  }

  @Test
  void whoInvitesInBothWaysIsBelievedByTheBetter() throws Exception {
    comes(direct("nurse@example.org/b", ROOM, "sesame"));
    comes(mediated(ROOM, "from='nurse@example.org/b'", ""));
    assertThat(only().atMost()).isEqualTo(Role.ADMIN);

    comes(mediated("other@rooms.example.org", "from='juliet@example.org'", ""));
    comes(direct("juliet@example.org/b", "other@rooms.example.org", "sesame"));
    assertThat(rooms.views())
        .extracting(RoomView::terms)
        .contains(
            new RoomTerms(
                JidCreate.entityBareFromOrThrowUnchecked("other@rooms.example.org"),
                only(ROOM).nick(),
                Optional.of(new Secret("sesame")),
                Role.OWNER));
  }

  @Test
  void whoCountsForLessDoesNotChangeThePassword() throws Exception {
    comes(direct("juliet@example.org/b", ROOM, "sesame"));
    RoomTerms before = only();
    comes(direct("nurse@example.org/b", ROOM, "wrong"));
    assertThat(only()).isEqualTo(before);

    comes(direct("juliet@example.org/b", ROOM, "changed"));
    assertThat(only().password()).contains(new Secret("changed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Mallory invites, and so does a room at her wish.
        "<message from='mallory@example.org/b'><x xmlns='jabber:x:conference' jid='team@rooms.example.org'/></message>",
        "<message from='team@rooms.example.org'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='mallory@example.org'/></x></message>",
        // Mallory says that a room said that Juliet did.
        "<message from='mallory@example.org/b'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x></message>",
        "<message from='team@rooms.example.org/mallory'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x></message>",
        "<message from='mallory@example.org/b'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x><x xmlns='jabber:x:conference' jid='team@rooms.example.org'/></message>",
        // So does her own room service.
        "<message from='team@rooms.evil.example'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x></message>",
        "<message from='team@evilexample.org'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x></message>",
        // A room says that nobody did, and a service that it is a room.
        "<message from='team@rooms.example.org'><x xmlns='http://jabber.org/protocol/muc#user'><invite/></x></message>",
        "<message from='rooms.example.org'><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x></message>",
      })
  void allOthersAreDroppedAndCounted(String stanza) throws Exception {
    comes(stanza);

    assertThat(rooms.views()).isEmpty();
    assertThat(invitations.dropped()).isEqualTo(1);
  }

  @Test
  void aServiceOfTheConfigurationIsBelievedWhenItSaysWhoInvites() throws Exception {
    chosen.use(List.of(configured("known@rooms.elsewhere.example")));
    comes(mediated("new@rooms.elsewhere.example", "from='juliet@example.org'", ""));

    assertThat(only("new@rooms.elsewhere.example").atMost()).isEqualTo(Role.USER);
  }

  @Test
  void nobodyChangesARoomOfTheConfiguration() throws Exception {
    chosen.use(List.of(configured(ROOM)));
    RoomTerms before = only();
    comes(direct("nurse@example.org/b", ROOM, "other"));
    assertThat(only()).isEqualTo(before);

    chosen.leave(before.jid());
    assertThat(rooms.views()).isEmpty();
    comes(mediated(ROOM, "from='juliet@example.org'", ""));
    assertThat(rooms.views()).isEmpty();
    comes(direct("nurse@example.org/b", ROOM, "other"));
    assertThat(only()).isEqualTo(before);
  }

  @Test
  void aPasswordIsKeptAcrossRestartsAndNeverPrinted() throws Exception {
    comes(mediated(ROOM, "from='juliet@example.org'", "<password>s e&#10;same</password>"));
    try (Rooms later =
        new Rooms(
            outbox, () -> "!", new KeptRoomPlaces(new KeptInMemory()), InstantSource.system())) {
      new ChosenRooms(ACCOUNT, kept, later, bookmarks).use(List.of());

      assertThat(later.views().getFirst().terms().password()).contains(new Secret("s e\nsame"));
      assertThat(later.views().toString()).doesNotContain("same");
    }

    chosen.leave(only().jid());
    assertThat(kept.get("rooms.passwords")).contains("");
  }

  @Test
  void whatIsTooLongForAnyRoomIsDropped() throws Exception {
    comes(direct("juliet@example.org/b", ROOM, "x".repeat(257)));
    comes(direct("juliet@example.org/b", "x".repeat(600) + "@rooms.example.org", ""));

    assertThat(rooms.views()).isEmpty();
    assertThat(invitations.dropped()).isEqualTo(2);
  }

  @Test
  void thereIsAnEndToInvitations() throws Exception {
    for (int i = 0; i < 105; i++) {
      comes(direct("juliet@example.org/b", "room%d@rooms.example.org".formatted(i), ""));
    }

    assertThat(rooms.views()).hasSize(100);
    assertThat(invitations.dropped()).isEqualTo(5);
  }

  private static RoomConfig configured(String room) {
    return new RoomConfig(
        JidCreate.entityBareFromOrThrowUnchecked(room),
        Optional.empty(),
        Optional.of(new Secret("sesame")));
  }

  private static String direct(String from, String room, String password) {
    return "<message from='%s'><body>Come!</body><x xmlns='jabber:x:conference' jid='%s' password='%s'/></message>"
        .formatted(from, room, password);
  }

  /// As Prosody sends it, with the other kind for old clients.
  private static String mediated(String room, String by, String password) {
    return "<message from='%s'><x xmlns='http://jabber.org/protocol/muc#user'><invite %s/>%s</x><x xmlns='jabber:x:conference' jid='%s'/></message>"
        .formatted(room, by, password, room);
  }

  private void comes(String stanza) throws Exception {
    Message message =
        (Message)
            ParsedStanza.of(stanza.replaceFirst("<message", "<message xmlns='jabber:client'"));
    invitations.take(message).get(10, TimeUnit.SECONDS);
  }

  private RoomTerms only() {
    return only(ROOM);
  }

  private RoomTerms only(String room) {
    return rooms.views().stream()
        .map(RoomView::terms)
        .filter(terms -> terms.jid().toString().equals(room))
        .findFirst()
        .orElseThrow();
  }
}
