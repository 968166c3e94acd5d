package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.StoreConfig;
import im.herald.store.Store;
import im.herald.xmpp.Finding;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(store.state().get(key).orElseThrow()).startsWith(strongest() + " ");
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
        assertThat(store.state().get(key).orElseThrow()).startsWith(strongest() + " ");
      }
    }
  }

  /// The control of [ChannelBindingIT]: both can bind by `tls-unique` only, which TLS 1.3 has not,
  /// so an authority that was tricked is enough here.
  @Test
  void somebodyInBetweenWithATrustedCertificateIsNotNoticedWithoutBinding() throws Exception {
    try (Between between = Between.on(server, folder, UnaryOperator.identity())) {
      assertThat(
              LoginAttempt.of(server, person, ChannelBindingIT.ALL)
                  .direct(between.port(), between.trusted())
                  .finding()
                  .found())
          .endsWith(" by " + strongest());
    }
  }

  private static Store store(BotHome home) {
    return Store.open(new StoreConfig(home.store(), true));
  }

  private Finding login(String password, String... mechanisms) throws Exception {
    return LoginAttempt.of(server, person, mechanisms).withPassword(password).finding();
  }
}
