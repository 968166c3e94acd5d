package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.ServerPackages;
import im.herald.cli.demo.XmppServerKind;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
    server =
        ProsodyServer.withChannelBinding(
            ServerPackages.ofThisMachine(System.err).find(XmppServerKind.PROSODY),
            "tls-exporter",
            "tls-server-end-point");
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

  private String attempt(Between between) throws Exception {
    return LoginAttempt.of(server, person, ALL)
        .direct(between.port(), between.trusted())
        .finding()
        .found();
  }

  private static String withoutPlus(String features) {
    return features.replaceAll("<mechanism>[^<]*-PLUS</mechanism>", "");
  }
}
