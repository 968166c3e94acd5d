package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.Certificate;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom the bot believes to be its server.
@OnEachServer
class TlsIT {
  private static final String WRONG_PIN = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private final XmppServer server;
  private BotHome home;
  private Person owner;

  TlsIT(XmppServer server) {
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
  void aServerOfAnotherAuthorityIsRefused(@TempDir Path folder) throws Exception {
    Path other = Certificate.create(folder, List.of(server.domain())).certificate();
    home.with("connection.ca-file = \"" + other + "\"");

    refusedWith("connection.ca-file", "nobody whom Herald trusts vouches for the certificate");
  }

  @Test
  void aServerOfTheSystemsAuthoritiesItIsNot() {
    home.without("connection.ca-file");

    refusedWith("connection.pin-sha256", "nobody whom Herald trusts vouches for the certificate");
  }

  @Test
  void aWrongPinIsRefusedAndTheRightOneIsEnough() throws Exception {
    home.with("connection.pin-sha256 = [\"" + WRONG_PIN + "\"]");
    refusedWith("connection.pin-sha256", "somebody is in between");

    home.without("connection.ca-file").with("connection.pin-sha256 = [\"" + pin() + "\"]");
    answers();
  }

  @Test
  void tlsFromTheFirstByteWorks() {
    home.with("connection.security = direct").with("connection.port = " + server.directTlsPort());

    answers();
  }

  private void answers() {
    try (BotHere running = home.startsHere()) {
      assertThat(owner.asks(home.jid(), "ping")).as(running.log()::last).isEqualTo("pong");
    }
  }

  private void refusedWith(String... words) {
    try (BotProcess process = home.starts()) {
      assertThat(process.log().next("next attempt")).contains(words);
      assertThat(process.stops()).isZero();
      assertThat(process.log().text()).doesNotContain("registered", "online as");
    }
  }

  private String pin() throws Exception {
    try (InputStream in = Files.newInputStream(server.caFile())) {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(in)
              .getPublicKey()
              .getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }
  }
}
