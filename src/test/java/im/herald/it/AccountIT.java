package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;

/// The account: how the bot comes to it, changes its password and gives it up.
@OnEachServer
class AccountIT {
  private static final int LOGIN_REFUSED = 77;
  private static final int CONFIGURATION = 78;

  private final XmppServer server;
  private BotHome home;
  private Person owner;

  AccountIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    home = BotHome.on(server).withOwner(owner);
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    home.close();
  }

  @Test
  void aGeneratedPasswordIsKeptForTheNextStartAndReplacedOnDemand() throws Exception {
    try (BotProcess bot = home.starts().online()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password())))
          .isEqualTo("rw-------");
      assertThat(bot.log().text()).contains("registered " + home.jid());
      String first = Files.readString(password());

      assertThat(owner.asks(home.jid(), "account password")).contains("state/password");

      assertThat(Files.readString(password())).isNotEqualTo(first);
      assertThat(bot.stops()).isZero();
    }
    home.with("account.register = never");
    try (BotProcess again = home.starts().online()) {
      assertThat(owner.asks(home.jid(), "ping")).isEqualTo("pong");
      assertThat(again.stops()).isZero();
    }
  }

  @Test
  void aGivenPasswordIsRegisteredOnceAndNoOtherIsEverOfferedToARegistration() {
    home.with("account.password = \"a given one\"");
    try (BotProcess bot = home.starts().online()) {
      assertThat(bot.stops()).isZero();
    }
    Person.login(server, account(), "a given one").close();

    home.with("account.password = \"another one\"");
    try (BotProcess bot = home.starts()) {
      assertThat(bot.exits()).isEqualTo(LOGIN_REFUSED);
      assertThat(bot.log().text())
          .contains("does not accept", home.jid() + " has logged in before", "herald register")
          .doesNotContain("registered " + home.jid());
    }
  }

  @Test
  void nobodyRegistersAMissingAccountWhereTheConfigurationSaysNever() {
    home.with("account.register = never").with("account.password = \"whatever\"");
    try (BotProcess bot = home.starts()) {
      assertThat(bot.exits()).isEqualTo(LOGIN_REFUSED);
      assertThat(bot.log().text()).doesNotContain("registered " + home.jid());
    }
  }

  @Test
  void aDeletedAccountIsGoneAndStaysGone() throws Exception {
    try (BotProcess bot = home.starts().online()) {
      String secret = Files.readString(password()).strip();
      List<String> warning = owner.asks(home.jid(), "account delete").lines().toList();

      assertThat(owner.asks(home.jid(), warning.getLast())).contains("Goodbye");

      assertThat(bot.exits()).as(bot.log()::last).isZero();
      assertThatThrownBy(() -> Person.login(server, account(), secret))
          .hasMessageContaining("failure");
      assertThat(password()).doesNotExist();
    }
    try (BotProcess bot = home.starts()) {
      assertThat(bot.exits()).isEqualTo(CONFIGURATION);
      assertThat(bot.log().text()).contains("`herald register`");
    }
  }

  private Path password() {
    return home.store().resolve("password");
  }

  private EntityBareJid account() {
    return home.jid().asEntityBareJidOrThrow();
  }
}
