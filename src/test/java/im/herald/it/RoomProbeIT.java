package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.RoomConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.Finding;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.Remembered;
import im.herald.xmpp.ServerProbe;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// What `herald doctor` says of rooms, and that nobody in them notices.
@OnEachServer
class RoomProbeIT {
  private final XmppServer server;
  private Person juliet;
  private Person bot;

  RoomProbeIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    juliet = Person.register(server, "juliet");
    bot = Person.register(server, "bot");
  }

  @AfterEach
  void end() {
    juliet.close();
    bot.close();
  }

  @Test
  void saysOfEachRoomWhetherItCanBeEnteredAndGoesIntoNone() throws Exception {
    TestRoom open = TestRoom.ruledBy(juliet).open();
    TestRoom locked =
        TestRoom.ruledBy(juliet)
            .open(
                "muc#roomconfig_passwordprotectedroom", "1", "muc#roomconfig_roomsecret", "sesame");
    TestRoom closed = TestRoom.ruledBy(juliet).open("muc#roomconfig_membersonly", "1");
    TestRoom missing = TestRoom.ruledBy(juliet);

    assertThat(look(open.jid(), locked.jid(), closed.jid(), missing.jid()))
        .extracting(Finding::found)
        .satisfiesExactly(
            found -> assertThat(found).startsWith("can be entered"),
            found -> assertThat(found).isEqualTo("cannot be entered: it wants a password"),
            found -> assertThat(found).startsWith("is for members only"),
            found -> assertThat(found).isEqualTo("is not there"));
    assertThat(juliet.occupantIs(open.jid() + "/juliet_")).isEqualTo("unknown");
  }

  private List<Finding> look(EntityBareJid... rooms) throws InterruptedException {
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of(server.host()),
            OptionalInt.of(server.port()),
            Security.STARTTLS,
            Optional.of(server.caFile()),
            List.of(),
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1"));
    AccountConfig account =
        new AccountConfig(
            bot.jid(),
            Optional.of(new Secret(bot.password())),
            false,
            Resourcepart.fromOrThrowUnchecked("test"));
    return new ServerProbe(
            account,
            new ConnectionSettings(bot.jid().asDomainBareJid(), connection),
            new PasswordFile(Path.of("none")),
            Remembered.nothing(),
            Stream.of(rooms).map(RoomProbeIT::asJuliet).toList(),
            InstantSource.system())
        .look().stream().filter(finding -> finding.what().startsWith("Room ")).toList();
  }

  private static RoomConfig asJuliet(EntityBareJid room) {
    return new RoomConfig(
        room,
        Optional.of(Resourcepart.fromOrThrowUnchecked(TestRoom.OWNER_NICK)),
        Optional.empty());
  }
}
