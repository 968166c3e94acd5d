package im.herald.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.tls.BadServer.Script;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.LoginFailedException;
import im.herald.xmpp.LoginFailure;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.SendAndWait;
import im.herald.xmpp.StrongestLogin.KeptLogin;
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
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// TLS is right, and the login is not: whoever has got a certificate for the domain tries to get
/// more than SCRAM gives away. The exchange is looked at on the wire.
class DoubtfulLoginTest {
  private static final EntityBareJid JID =
      JidCreate.entityBareFromOrThrowUnchecked("herald@" + Lines.DOMAIN);
  private static final String SASL = " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

  @TempDir private static Path folder;
  private static BadTls servers;

  @BeforeAll
  static void makeCertificates() throws Exception {
    servers = new BadTls(folder);
  }

  @Test
  void aBoundLoginThatIsRefusedIsNotFollowedByAnUnboundOne() throws Exception {
    try (BadServer server = offering(Lines.MECHANISMS, failure("malformed-request", ""))) {
      LoginFailure failure = failure(server, Optional.empty());
      assertThat(failure).isInstanceOf(LoginFailure.TlsRefused.class);
      assertThat(failure.text()).contains("somebody is in between");
      assertThat(server.heard().split("<auth", -1)).hasSize(2);
      assertThat(server.heard()).contains("mechanism='SCRAM-SHA-256-PLUS'");
      assertThat(said(server, "auth")).startsWith("p=tls-exporter,,n=herald,r=");
    }
  }

  @Test
  void ejabberdsWordsForAnotherChannelAreUnderstood() throws Exception {
    String text = "<text xml:lang='en'>Invalid channel binding</text>";
    try (BadServer server = offering(Lines.MECHANISMS, failure("not-authorized", text))) {
      assertThat(failure(server, Optional.empty())).isInstanceOf(LoginFailure.TlsRefused.class);
    }
  }

  @Test
  void aWrongPasswordStaysOne() throws Exception {
    try (BadServer server = offering(Lines.MECHANISMS, failure("not-authorized", ""))) {
      LoginFailure failure = failure(server, Optional.empty());
      assertThat(failure).isInstanceOf(LoginFailure.NotAuthorized.class);
      assertThat(failure.text()).contains("or somebody is in between");
    }
  }

  @Test
  void aServerThatOffersNoBindingHearsThatHeraldCouldDoIt() throws Exception {
    try (BadServer server = offering(mechanisms("SCRAM-SHA-1"), failure("malformed-request", ""))) {
      LoginFailure failure = failure(server, Optional.empty());
      assertThat(failure).isInstanceOf(LoginFailure.TlsRefused.class);
      assertThat(failure.text()).contains("took it out");
      assertThat(said(server, "auth")).startsWith("y,,n=herald,r=");
    }
  }

  @Test
  void aServerThatBindsByUnknownKindsHearsThatHeraldCannot() throws Exception {
    String offer = mechanisms("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS");
    try (BadServer server = offering(offer, failure("not-authorized", ""))) {
      assertThat(failure(server, Optional.empty()).text()).doesNotContain("in between");
      assertThat(said(server, "auth")).startsWith("n,,n=herald,r=");
    }
  }

  @Test
  void afterABoundLoginNothingIsSaidWhereNoneIsOffered() throws Exception {
    Optional<KeptLogin> bound =
        Optional.of(new KeptLogin(LoginMethod.SCRAM_SHA_1_PLUS, Optional.empty(), "tls-exporter"));
    for (String offer :
        List.of(
            mechanisms("SCRAM-SHA-1", "SCRAM-SHA-512"),
            mechanisms("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS"))) {
      try (BadServer server = offering(offer, d -> {})) {
        assertThat(failure(server, bound).text()).contains("herald doctor --forget-login");
        assertThat(server.heard()).doesNotContain("<auth");
      }
    }
  }

  @Test
  void plainIsNotTakenUnlessItIsNamed() throws Exception {
    try (BadServer server = offering(mechanisms("PLAIN", "X-OAUTH2"), d -> {})) {
      assertThat(failure(server, Optional.empty()).text()).contains("offers PLAIN to log in");
      assertThat(server.heard()).doesNotContain("<auth");
    }
  }

  @Test
  void successWithoutAChallengeIsNone() throws Exception {
    try (BadServer server = offering(Lines.MECHANISMS, d -> d.says("<success" + SASL + "/>"))) {
      assertThat(failure(server, Optional.empty()).text())
          .contains("before it showed that it knows the password");
      assertThat(server.heard()).doesNotContain("<response", "<iq");
    }
  }

  @Test
  void successWithAWrongSignatureIsNone() throws Exception {
    Script wrong =
        d -> {
          d.says(challenge(d, ",s=QSXCR+Q6sek8bf92,i=4096"));
          d.hears("</response>");
          d.says("<success%s>%s</success>".formatted(SASL, base64("v=" + base64("x".repeat(32)))));
        };
    try (BadServer server = offering(Lines.MECHANISMS, wrong)) {
      assertThat(failure(server, Optional.empty()).text()).contains("not the account's server");
      assertThat(server.heard()).doesNotContain("<iq");
    }
  }

  @Test
  void successInsteadOfTheSignatureIsNone() throws Exception {
    Script without =
        d -> {
          d.says(challenge(d, ",s=QSXCR+Q6sek8bf92,i=4096"));
          d.hears("</response>");
          d.says("<success" + SASL + "/>");
        };
    try (BadServer server = offering(Lines.MECHANISMS, without)) {
      assertThat(failure(server, Optional.empty()).text())
          .contains("before it showed that it knows the password");
      assertThat(server.heard()).doesNotContain("<iq");
    }
  }

  @Test
  void cheapRoundsAreNotAnswered() throws Exception {
    Script cheap = d -> d.says(challenge(d, ",s=QSXCR+Q6sek8bf92,i=1"));
    try (BadServer server = offering(Lines.MECHANISMS, cheap)) {
      assertThat(failure(server, Optional.empty()).text()).contains("asks for 1 rounds");
      assertThat(server.heard()).doesNotContain("<response");
    }
  }

  /// TLS, the features, the client's first word, and then this.
  private static BadServer offering(String features, Script then) throws Exception {
    Issued right = servers.right();
    return new BadServer(
        d -> {
          d.secures(right.context());
          d.hears("<stream:stream");
          d.hears(">");
          d.says(Lines.HEADER + Lines.features(features));
          d.hears("</auth>");
          then.play(d);
          d.hearsAll();
        });
  }

  private static String mechanisms(String... names) {
    String all =
        String.join("", Stream.of(names).map("<mechanism>%s</mechanism>"::formatted).toList());
    return "<mechanisms" + SASL + ">" + all + "</mechanisms>";
  }

  private static Script failure(String condition, String text) {
    return d -> d.says("<failure%s><%s/>%s</failure>".formatted(SASL, condition, text));
  }

  /// The answer to what the client has said first, with its nonce and one more letter.
  private static String challenge(Dialogue with, String rest) {
    String nonce = decoded(with.heard(), "auth").replaceFirst(".*,r=", "");
    return "<challenge%s>%s</challenge>".formatted(SASL, base64("r=" + nonce + "x" + rest));
  }

  private static String said(BadServer server, String element) {
    return decoded(server.heard(), element);
  }

  private static String decoded(String heard, String element) {
    String base64 =
        heard.replaceFirst("(?s).*<%1$s[^>]*>([^<]*)</%1$s>.*".formatted(element), "$1");
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static LoginFailure failure(BadServer server, Optional<KeptLogin> kept) throws Exception {
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of("127.0.0.1"),
            OptionalInt.of(server.port()),
            Security.DIRECT,
            Optional.of(servers.trusted()),
            List.of(),
            Stream.of(LoginMethod.values())
                .filter(method -> method != LoginMethod.PLAIN)
                .map(LoginMethod::toString)
                .toList());
    AccountConfig account =
        new AccountConfig(
            JID,
            Optional.of(new Secret("correct horse")),
            false,
            Resourcepart.fromOrThrowUnchecked("herald"));
    SendAndWait herald =
        new SendAndWait(
            account,
            new ConnectionSettings(JID.asDomainBareJid(), connection),
            new PasswordFile(folder),
            kept);
    LoginFailedException failed =
        catchThrowableOfType(LoginFailedException.class, () -> herald.send(List.of()));
    assertThat(failed).as("the login").isNotNull();
    return failed.failure();
  }
}
