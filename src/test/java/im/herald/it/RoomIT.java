package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// The bot in a room, with a person who rules there.
@OnEachServer
class RoomIT {
  private static final String BOT = "herald";

  private final XmppServer server;
  private Person juliet;
  private Person romeo;
  private BotHome home;
  private BareJid bot;
  private TestRoom room;

  RoomIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    juliet = Person.register(server, "juliet");
    romeo = Person.register(server, "romeo");
    home = BotHome.on(server).withOwner(juliet);
    bot = home.jid();
    room = TestRoom.ruledBy(juliet);
    home.with("rooms = [ { jid = \"%s\", nick = %s } ]".formatted(room.jid(), BOT));
  }

  @AfterEach
  void end() throws Exception {
    juliet.close();
    romeo.close();
    home.close();
  }

  @Test
  void answersWhatIsSaidToItAndNothingElse() {
    room.open().enter(romeo, "romeo");
    try (BotHere _ = home.startsHere()) {
      room.sees(romeo, BOT);
      room.says(romeo, "ping");
      room.says(romeo, "herald is a bot");

      assertThat(room.asks(romeo, "herald: ping", BOT)).isEqualTo("romeo: pong");
      assertThat(room.asks(romeo, "Herald, echo a", BOT)).isEqualTo("romeo: a");
      assertThat(room.asks(romeo, "@herald echo b", BOT)).isEqualTo("romeo: b");
      assertThat(room.asks(romeo, "!echo c", BOT)).isEqualTo("romeo: c");
    }
  }

  @Test
  void whoIsKickedComesBackAndWhoIsBannedWhenTheBanIsLifted() {
    room.open();
    try (BotHere running = home.startsHere()) {
      room.sees(juliet, BOT);
      room.kicks(BOT);
      room.sees(juliet, BOT);

      room.makes(bot, "outcast");
      room.misses(juliet, BOT);
      running.log().next("banned");
      room.makes(bot, "member");
      room.sees(juliet, BOT);
      assertThat(room.asks(juliet, "herald: ping", BOT)).isEqualTo("juliet: pong");
    }
  }

  @Test
  void takesAnotherNicknameUntilItsOwnIsFree() {
    room.open().enter(romeo, BOT);
    try (BotHere _ = home.startsHere()) {
      room.sees(juliet, "herald_");
      assertThat(room.asks(juliet, "herald_: ping", "herald_")).isEqualTo("juliet: pong");

      room.exit(romeo, BOT);
      room.misses(juliet, "herald_");
      room.sees(juliet, BOT);
      assertThat(room.asks(juliet, "herald: ping", BOT)).isEqualTo("juliet: pong");
    }
  }

  @Test
  void isBackAfterARestartOfTheServer() throws Exception {
    room.open("muc#roomconfig_whois", "anyone", "muc#roomconfig_persistentroom", "1");
    try (BotHere running = home.startsHere()) {
      room.sees(juliet, BOT);
      server.restart();
      running.log().next("in the room");
      juliet.close();
      juliet = Person.login(server, juliet.jid(), juliet.password());
      room.enter(juliet, "juliet");
      room.sees(juliet, BOT);

      assertThat(room.asks(juliet, "herald: ping", BOT)).isEqualTo("juliet: pong");
    }
  }

  /// XEP-0421: Prosody has it, ejabberd before 23.10 does not.
  @Test
  void aCorrectionRunsWhereTheRoomTellsItsOccupantsApartAndNowhereElse() {
    room.open("muc#roomconfig_whois", "moderators").enter(romeo, "romeo");
    try (BotHere _ = home.startsHere()) {
      room.sees(romeo, BOT);
      boolean tells =
          romeo
              .gets(room.jid().toString(), "<query xmlns='http://jabber.org/protocol/disco#info'/>")
              .toString()
              .contains("urn:xmpp:occupant-id:0");
      says("o1", "<body>!echo frist</body>");
      assertThat(room.hears(romeo, BOT)).isEqualTo("romeo: frist");
      says("o2", "<body>!echo first</body><replace xmlns='urn:xmpp:message-correct:0' id='o1'/>");
      assertThat(room.hears(romeo, BOT))
          .startsWith(tells ? "romeo: first" : "romeo: I run a correction only");
    }
  }

  private void says(String id, String inside) {
    romeo.writes(
        "<message type='groupchat' to='%s' id='%s'>%s</message>".formatted(room.jid(), id, inside));
  }

  @Test
  void nobodyBorrowsRightsWithANickname() {
    room.open();
    try (BotHere _ = home.startsHere()) {
      room.sees(juliet, BOT);
      assertThat(room.asks(juliet, "herald: whoami", BOT)).contains("role is owner");
      room.exit(juliet, "juliet");
      room.enter(romeo, "juliet");

      assertThat(room.asks(romeo, "herald: whoami", BOT)).contains("role is user");
      assertThat(room.asks(romeo, "herald: quit", BOT)).contains("needs the role owner");
    }
  }

  @Test
  void whereTheRoomShowsNobodysAccountEverybodyIsAnyone() {
    room.open("muc#roomconfig_whois", "moderators");
    try (BotHere _ = home.startsHere()) {
      room.sees(juliet, BOT);

      assertThat(room.asks(juliet, "herald: whoami", BOT)).contains("role is anyone");
    }
  }

  @Test
  void answersPrivatelyWhatIsSaidPrivately() {
    room.open();
    try (BotHere _ = home.startsHere()) {
      room.sees(juliet, BOT);
      juliet.writes(
          "<message type='chat' to='%s/%s' id='p'><body>whoami</body></message>"
              .formatted(room.jid(), BOT));

      Element answer = juliet.next();
      assertThat(answer.attribute("type")).isEqualTo("chat");
      assertThat(answer.attribute("from")).isEqualTo(room.jid() + "/" + BOT);
      assertThat(answer.textOf("body")).contains("role is owner", "private chat in the room");
    }
  }

  @Test
  void doesNotMakeARoomAgainThatWasDestroyed() {
    room.open();
    try (BotHere running = home.startsHere()) {
      room.sees(juliet, BOT);
      room.destroys("other@conference.localhost");
      running.log().next("the room was destroyed");
      assertThat(juliet.asks(bot, "room list"))
          .isEqualTo(
              room.jid()
                  + ": out: the room was destroyed, which names other@conference.localhost instead");

      room.open();
      room.sees(juliet, BOT);
    }
  }

  @Test
  void knocksAtALockedRoomUntilItIsOpened() {
    room.open("muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "sesame");
    try (BotHere running = home.startsHere()) {
      running.log().next("it wants a password");
      room.configure("muc#roomconfig_passwordprotectedroom", "0", "muc#roomconfig_roomsecret", "");
      room.sees(juliet, BOT);
    }
  }

  @Test
  void knowsThePasswordAndIsAMember() {
    room.open(
        "muc#roomconfig_passwordprotectedroom",
        "1",
        "muc#roomconfig_roomsecret",
        "sesame",
        "muc#roomconfig_membersonly",
        "1");
    home.with(
        "rooms = [ { jid = \"%s\", nick = %s, password = sesame } ]".formatted(room.jid(), BOT));
    try (BotHere running = home.startsHere()) {
      running.log().next("it is for members only");
      room.makes(bot, "member");
      room.sees(juliet, BOT);
    }
  }

  @Test
  void followsAnInvitationWithItsPasswordOfWhoeverMayInvite() {
    home.with("rooms = []");
    room.open("muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "sesame");
    try (BotHere _ = home.startsHere()) {
      room.isWhere(romeo, bot, "sesame");
      romeo.waitsUntilServerIsDone();
      await()
          .untilAsserted(
              () ->
                  assertThat(juliet.asks(bot, "status"))
                      .contains("Invitations not followed: 1", "in 0 of 0"));

      room.isWhere(juliet, bot, "sesame");
      room.sees(juliet, bot.getLocalpartOrThrow().toString());
    }
    try (BotHere running = home.startsHere()) {
      room.sees(juliet, bot.getLocalpartOrThrow().toString());
      assertThat(juliet.asks(bot, "room join %s other".formatted(room.jid())))
          .endsWith("in it as other.");
      assertThat(running.log().text()).doesNotContain("sesame");
    }
  }

  @Test
  void aRoomThatInvitesIsNotBelievedUntilItIsNamed() {
    home.with("rooms = []");
    room.open();
    String nick = bot.getLocalpartOrThrow().toString();
    try (BotHere _ = home.startsHere()) {
      room.invites(bot);
      room.sees(juliet, nick);
      assertThat(room.asks(juliet, nick + ": whoami", nick)).contains("role is user");

      assertThat(juliet.asks(bot, "room join " + room.jid())).contains("in it as " + nick);
      assertThat(room.asks(juliet, nick + ": whoami", nick)).contains("role is owner");
    }
  }

  @Test
  void anAdminTakesItIntoARoomAndOutAgain() {
    home.with("rooms = []");
    room.open();
    try (BotHere running = home.startsHere()) {
      assertThat(juliet.asks(bot, "room join %s herald".formatted(room.jid())))
          .endsWith("in it as herald.");
      room.sees(juliet, BOT);
      juliet.says(bot, "send %s Hello, all.".formatted(room.jid()));
      assertThat(List.of(juliet.hears(), juliet.hears()))
          .contains("Hello, all.", "Queued for %s.".formatted(room.jid()));
      assertThat(running.log().text()).contains("in the room");
    }
    try (BotHere _ = home.startsHere()) {
      room.sees(juliet, BOT);
      assertThat(juliet.asks(bot, "room leave " + room.jid())).contains("left");
      room.misses(juliet, BOT);
    }
  }
}
