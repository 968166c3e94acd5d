package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.ServerLauncher;
import im.herald.cli.demo.ServerPackages;
import im.herald.cli.demo.XmppServerKind;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Logins that are bound to their TLS channel, on a Prosody that a module of ours has taught it:
/// those of Debian know `tls-unique` only, as its ejabberd does.
@ExtendWith(XmppServers.class)
class ChannelBindingIT {
  static final String[] ALL = {
    "SCRAM-SHA-512-PLUS",
    "SCRAM-SHA-256-PLUS",
    "SCRAM-SHA-1-PLUS",
    "SCRAM-SHA-512",
    "SCRAM-SHA-256",
    "SCRAM-SHA-1"
  };

  private static ProsodyServer server;
  @TempDir private Path folder;
  private Person person;

  @BeforeAll
  static void start() throws Exception {
    server = ProsodyServer.withChannelBinding(launcher(), "tls-exporter", "tls-server-end-point");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void begin() {
    person = Person.register(server, "person");
  }

  @AfterEach
  void end() {
    person.close();
  }

  @Test
  void theLoginIsBoundToTheChannelWhereBothEndsCanDoIt() throws Exception {
    assertThat(LoginAttempt.of(server, person, ALL).finding().found())
        .endsWith(" by SCRAM-SHA-256-PLUS (tls-exporter)");
    assertThat(LoginAttempt.of(server, person, ALL).direct().finding().found())
        .endsWith(" by SCRAM-SHA-256-PLUS (tls-exporter)");
  }

  @Test
  void somebodyInBetweenIsNoticedByTheBinding() throws Exception {
    try (Between between = Between.on(server, folder, UnaryOperator.identity())) {
      assertThat(attempt(between)).contains("somebody is in between");
      assertThat(between.fromServer()).doesNotContain("<success");
    }
  }

  @Test
  void somebodyWhoTakesTheBindingOutOfTheOfferIsNoticedByTheServer() throws Exception {
    try (Between between = Between.on(server, folder, ChannelBindingIT::withoutPlus)) {
      assertThat(attempt(between)).contains("somebody is in between");
      assertThat(between.fromServer()).contains("<failure").doesNotContain("<success");
    }
  }

  /// The weak spot (XEP-0440 § 4): the list of kinds is not covered by anything at a first login.
  @Test
  void atAFirstLoginNobodyNoticesAForgedListOfKinds() throws Exception {
    try (Between between = Between.on(server, folder, ChannelBindingIT::withOtherKinds)) {
      assertThat(attempt(between)).endsWith(" by SCRAM-SHA-256");
    }
  }

  @ParameterizedTest
  @MethodSource
  void afterABoundLoginThereIsNoOther(Forgery forgery) throws Exception {
    try (BotHome home = BotHome.on(server);
        Between between = Between.on(server, folder, forgery.features())) {
      home.with("connection.security = direct")
          .with("connection.ca-file = \"" + between.trusted() + "\"")
          .with("connection.port = " + server.directTlsPort());
      try (BotProcess bot = home.starts().online()) {
        assertThat(bot.stops()).isZero();
      }
      home.with("connection.port = " + between.port());
      try (BotProcess bot = home.starts()) {
        assertThat(bot.log().next("offline")).contains(forgery.words(), "somebody is in between");
        assertThat(bot.stops()).isZero();
      }
      assertThat(between.fromServer()).doesNotContain("<success");
    }
  }

  static List<Forgery> afterABoundLoginThereIsNoOther() {
    return List.of(
        new Forgery(UnaryOperator.identity(), "its end of the TLS connection is not Herald's"),
        new Forgery(
            ChannelBindingIT::withoutPlus,
            "offers only SCRAM-SHA-256 now, and Herald has logged in by SCRAM-SHA-256-PLUS before"),
        new Forgery(
            features -> features.replaceAll("<sasl-channel-binding.*</sasl-channel-binding>", ""),
            "offers only SCRAM-SHA-256 now"),
        new Forgery(ChannelBindingIT::withOtherKinds, "offers only SCRAM-SHA-256 now"));
  }

  /// @param words that the bot must say about it
  record Forgery(UnaryOperator<String> features, String words) {}

  @Test
  void theCertificateIsBoundToWhereTheServerKnowsNothingBetter() throws Exception {
    try (ProsodyServer other =
            ProsodyServer.withChannelBinding(launcher(), "tls-server-end-point");
        Person somebody = Person.register(other, "person");
        Between between = Between.on(other, folder, UnaryOperator.identity())) {
      LoginAttempt attempt = LoginAttempt.of(other, somebody, ALL);
      assertThat(attempt.finding().found())
          .endsWith(" by SCRAM-SHA-256-PLUS (tls-server-end-point)");
      assertThat(attempt.direct(between.port(), between.trusted()).finding().found())
          .contains("somebody is in between");
    }
  }

  @Test
  void aWrongPasswordIsCalledThat() throws Exception {
    assertThat(LoginAttempt.of(server, person, ALL).withPassword("another").finding().found())
        .contains("does not accept this name and password");
  }

  private String attempt(Between between) throws Exception {
    return LoginAttempt.of(server, person, ALL)
        .direct(between.port(), between.trusted())
        .finding()
        .found();
  }

  private static ServerLauncher launcher() throws Exception {
    return ServerPackages.ofThisMachine(System.err).find(XmppServerKind.PROSODY);
  }

  private static String withOtherKinds(String features) {
    return features.replaceAll("type='tls-[^']*'", "type='tls-unique'");
  }

  private static String withoutPlus(String features) {
    return features.replaceAll("<mechanism>[^<]*-PLUS</mechanism>", "");
  }
}
