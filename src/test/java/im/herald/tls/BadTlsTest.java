package im.herald.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.tls.BadTls.Case;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.LoginFailedException;
import im.herald.xmpp.LoginFailure;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.SendAndWait;
import im.herald.xmpp.sasl.LoginMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Without a TLS that Herald trusts nothing leaves that would help anybody to log in, whatever the
/// server does; and the operator learns why and what to do.
class BadTlsTest {
  private static final EntityBareJid JID =
      JidCreate.entityBareFromOrThrowUnchecked("herald@" + Lines.DOMAIN);
  private static final String PASSWORD = "correct horse";

  /// Even PLAIN, as nobody should configure it.
  private static final List<String> EVERYTHING =
      Stream.of(LoginMethod.values()).map(LoginMethod::toString).toList();

  @TempDir private static Path folder;
  private static BadTls servers;
  private static Path trusted;

  @BeforeAll
  static void makeCertificates() throws Exception {
    servers = new BadTls(folder);
    trusted = servers.trusted();
  }

  static List<Case> nothingSecretLeaves() throws Exception {
    return servers.all();
  }

  @ParameterizedTest
  @MethodSource
  void nothingSecretLeaves(Case bad) throws Exception {
    try (BadServer server = new BadServer(bad.script())) {
      LoginFailure failure = failure(bad, server.port());
      assertThat(server.heard()).doesNotContain(secrets());
      assertThat(failure).isInstanceOf(LoginFailure.TlsRefused.class);
      assertThat(failure.text()).contains(bad.words()).doesNotContain("Exception");
    }
  }

  static List<Case> aHandshakeThatIsCutOffIsTriedAgainSoon() {
    return servers.allCutOff();
  }

  @ParameterizedTest
  @MethodSource
  void aHandshakeThatIsCutOffIsTriedAgainSoon(Case cut) throws Exception {
    try (BadServer server = new BadServer(cut.script())) {
      LoginFailure failure = failure(cut, server.port());
      assertThat(server.heard()).doesNotContain(secrets());
      assertThat(failure).isInstanceOf(LoginFailure.Unavailable.class);
      assertThat(failure.text()).contains(cut.words()).doesNotContain("Exception");
    }
  }

  @Test
  void aServerThatWasMendedIsTakenWithoutARestart() throws Exception {
    Case expired = servers.certificates().getFirst();
    try (BadServer server = new BadServer(BadTls.proceeded(expired.script()))) {
      SendAndWait herald = herald(expired, server.port());
      assertThat(failure(herald)).isInstanceOf(LoginFailure.TlsRefused.class);
      assertThat(server.heard()).doesNotContain(secrets());
      server.becomes(BadTls.proceeded(BadTls.busy(servers.right())));
      assertThat(failure(herald))
          .isEqualTo(
              new LoginFailure.Unavailable("example.org cannot check passwords at the moment"));
    }
  }

  private static LoginFailure failure(Case bad, int port) {
    return failure(herald(bad, port));
  }

  private static LoginFailure failure(SendAndWait herald) {
    LoginFailedException failed =
        catchThrowableOfType(LoginFailedException.class, () -> herald.send(List.of()));
    assertThat(failed).as("the login").isNotNull();
    return failed.failure();
  }

  private static SendAndWait herald(Case bad, int port) {
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of("127.0.0.1"),
            OptionalInt.of(port),
            bad.direct() ? Security.DIRECT : Security.STARTTLS,
            Optional.of(trusted),
            bad.pinned() ? List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=") : List.of(),
            EVERYTHING);
    AccountConfig account =
        new AccountConfig(
            JID,
            Optional.of(new Secret(PASSWORD)),
            true,
            Resourcepart.fromOrThrowUnchecked("herald"));
    return new SendAndWait(
        account,
        new ConnectionSettings(JID.asDomainBareJid(), connection),
        new PasswordFile(folder),
        Optional.empty());
  }

  /// The password as it is and as PLAIN has it, whatever begins a login or goes on with it, and
  /// registration, which sends the password, too.
  private static String[] secrets() {
    return new String[] {
      PASSWORD,
      base64(PASSWORD),
      base64("\0herald\0" + PASSWORD),
      "<auth",
      "<response",
      "jabber:iq:register",
      // "n,,n=", "y,,n=" and "p=tls-" in base64
      "biwsbj",
      "eSwsbj",
      "cD10bHMt",
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
