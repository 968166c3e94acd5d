package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.config.StoreConfig;
import im.herald.store.Store;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.Finding;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.ServerProbe;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// By which method Herald logs in. Of the two servers one keeps passwords for SCRAM-SHA-1, the
/// other for SCRAM-SHA-256; both offer PLAIN too.
@OnEachServer
class LoginMethodIT {
  private final XmppServer server;
  @TempDir private Path folder;
  private Person person;

  LoginMethodIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    person = Person.register(server, "person");
  }

  @AfterEach
  void end() {
    person.close();
  }

  private String strongest() {
    return switch (server.kind()) {
      case PROSODY -> "SCRAM-SHA-1";
      case EJABBERD -> "SCRAM-SHA-256";
    };
  }

  @Test
  void theStrongestThatTheServerOffersIsTaken() throws Exception {
    assertThat(
            login("secret of person", "PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512")
                .found())
        .endsWith(" by " + strongest());
  }

  @Test
  void aWrongPasswordIsNotAccepted() throws Exception {
    assertThat(login("another", strongest()))
        .satisfies(
            login -> {
              assertThat(login.verdict()).isEqualTo(Finding.Verdict.FAILURE);
              assertThat(login.found()).contains("does not accept this name and password");
            });
  }

  @Test
  void plainIsTakenOnlyIfItIsNamed() throws Exception {
    assertThat(login("secret of person", "PLAIN").found()).endsWith(" by PLAIN");
    assertThat(login("secret of person", "SCRAM-SHA-512").verdict())
        .isEqualTo(Finding.Verdict.FAILURE);
  }

  @Test
  void aServerThatHasBecomeWeakerIsRefusedUntilTheOperatorSaysSo() throws Exception {
    try (BotHome home = BotHome.on(server).withOwner(person)) {
      String key = "login.method " + home.jid();
      try (BotProcess bot = home.starts().online()) {
        assertThat(bot.stops()).isZero();
      }
      try (Store store = store(home)) {
        assertThat(store.state().get(key)).contains(strongest());
        store.state().put(key, "SCRAM-SHA-512");
      }
      try (BotProcess bot = home.starts()) {
        assertThat(bot.log().next("offline"))
            .contains(
                "offers only " + strongest() + " now, and Herald has logged in by SCRAM-SHA-512");
        assertThat(bot.stops()).isZero();
      }
      home.with("connection.mechanisms = [\"" + strongest() + "\"]");
      try (BotProcess bot = home.starts().online()) {
        assertThat(bot.stops()).isZero();
      }
      try (Store store = store(home)) {
        assertThat(store.state().get(key)).contains(strongest());
      }
    }
  }

  private static Store store(BotHome home) {
    return Store.open(new StoreConfig(home.store(), true));
  }

  private Finding login(String password, String... mechanisms) throws Exception {
    EntityBareJid jid = person.jid().asEntityBareJidOrThrow();
    AccountConfig account =
        new AccountConfig(
            jid,
            Optional.of(new Secret(password)),
            false,
            Resourcepart.fromOrThrowUnchecked("test"));
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of(server.host()),
            OptionalInt.of(server.port()),
            Security.STARTTLS,
            Optional.of(server.caFile()),
            List.of(),
            List.of(mechanisms));
    return new ServerProbe(
            account,
            new ConnectionSettings(jid.asDomainBareJid(), connection),
            new PasswordFile(folder),
            InstantSource.system())
        .look().stream()
            .filter(finding -> finding.what().equals(ServerProbe.LOGIN))
            .findFirst()
            .orElseThrow();
  }
}
