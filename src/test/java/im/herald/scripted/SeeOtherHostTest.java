package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.scripted.ScriptedDns.Service;
import im.herald.xmpp.LoginFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that sends Herald elsewhere before it has logged in (RFC 6120 § 4.9.3.19).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeeOtherHostTest {
  private static Domain.Certificates certificates;

  private Domain domain;

  @BeforeAll
  static void make(@TempDir Path folder) throws Exception {
    certificates = Domain.Certificates.in(folder);
  }

  @BeforeEach
  void start() throws IOException {
    domain = new Domain(certificates);
  }

  @AfterEach
  void stop() throws IOException {
    domain.close();
  }

  @Test
  void whoIsSentElsewhereGoesThere() throws Exception {
    ScriptedServer sends = domain.server();
    ScriptedServer other = domain.server();
    sends.next(new Fault.SeeOtherHost("host9:" + other.port()));
    domain.announce(sends.port());

    domain.logIn();
    domain.logIn();

    assertThat(other.connections()).as("it is forgotten after one login").isEqualTo(1);
    assertThat(sends.connections()).isEqualTo(2);
  }

  @Test
  void whoIsSentElsewhereWithoutAPortAsksDns() throws Exception {
    ScriptedServer sends = domain.server();
    ScriptedServer other = domain.server();
    sends.next(new Fault.SeeOtherHost("other.example"));
    domain.announce(sends.port());
    domain.dns().at("_xmpps-client._tcp.other.example", new Service(0, 0, other.port(), "host9"));

    domain.logIn();

    assertThat(other.connections()).isEqualTo(1);
  }

  @Test
  void whereNobodyShowsTheDomainsCertificateNobodyIsSent() throws Exception {
    ScriptedServer sends = domain.server();
    ScriptedServer stranger = domain.stranger();
    sends.next(new Fault.SeeOtherHost("[::1]:" + stranger.port()));
    domain.announce(sends.port());

    assertThat(domain.failure()).isInstanceOf(LoginFailure.TlsRefused.class);
    assertThat(stranger.connections()).isEqualTo(1);
  }

  @Test
  void nobodyIsSentInCircles() throws Exception {
    ScriptedServer one = domain.server();
    ScriptedServer other = domain.server();
    one.next(new Fault.SeeOtherHost("host9:" + other.port()));
    other.next(new Fault.SeeOtherHost("host9:" + one.port()));
    domain.announce(one.port());

    assertThat(domain.failure().text()).contains("see-other-host");

    assertThat(one.connections()).isEqualTo(1);
    assertThat(other.connections()).isEqualTo(1);
  }

  /// The word came before TLS, so anybody can have said it.
  @Test
  void whoIsSentToAServerWithoutTlsSaysNothingThere() throws Exception {
    try (ScriptedServer sends = ScriptedServer.start();
        ScriptedServer other = ScriptedServer.start()) {
      sends.next(new Fault.SeeOtherHost("host9:" + other.port()));
      domain.allowsStarttls();
      domain
          .dns()
          .at("_xmpp-client._tcp." + Answers.DOMAIN, new Service(0, 0, sends.port(), "host0"));

      assertThat(domain.failure()).isInstanceOf(LoginFailure.TlsRefused.class);

      assertThat(other.connections()).isEqualTo(1);
      assertThat(other.received())
          .extracting(Element::name)
          .isSubsetOf("stream:stream", "/stream:stream");
    }
  }

  @Test
  void withoutTlsNobodyIsSentAnywhere() throws Exception {
    try (ScriptedServer sends = ScriptedServer.start();
        ScriptedServer other = ScriptedServer.start()) {
      sends.next(new Fault.SeeOtherHost("127.0.0.1:" + other.port()));

      assertThat(domain.failureWithoutTls(sends.port()).text()).contains("see-other-host");

      assertThat(other.connections()).isZero();
    }
  }
}
