package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.scripted.ScriptedDns.Answer;
import im.herald.scripted.ScriptedDns.Service;
import im.herald.xmpp.LoginFailure;
import im.herald.xmpp.route.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From a domain to a login: which of the servers that DNS names gets it, and what is said if none
/// does.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RouteTest {
  /// A fifth of what is usual.
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(6),
          Duration.ofSeconds(2),
          Duration.ofMillis(600),
          Duration.ofSeconds(2));

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
  void ofThreeTargetsTheOneThatLivesIsReachedInTime() throws Exception {
    ScriptedServer frozen = domain.server();
    frozen.next(new Fault.Stall());
    ScriptedServer alive = domain.server();
    domain.announce(Domain.nobody(), frozen.port(), alive.port());
    domain.waitsOnly(SHORT);
    long begun = System.nanoTime();

    domain.logIn();

    assertThat(alive.connections()).isEqualTo(1);
    assertThat(frozen.connections()).isEqualTo(1);
    assertThat(since(begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aMachineThatIsDownIsFollowedByTheNextInTime() throws Exception {
    ScriptedServer alive = domain.server();
    domain.announce(domain.blackHole(), alive.port());
    domain.waitsOnly(SHORT);
    long begun = System.nanoTime();

    domain.logIn();

    assertThat(alive.connections()).isEqualTo(1);
    assertThat(since(begun)).isBetween(SHORT.target().dividedBy(2), Duration.ofSeconds(5));
  }

  @Test
  void threeServersThatAreSilentTakeNoMoreThanTheTimeOfAnAttempt() throws Exception {
    List<ScriptedServer> frozen = List.of(domain.server(), domain.server(), domain.server());
    frozen.forEach(server -> server.next(new Fault.Stall()));
    domain.announce(frozen.stream().mapToInt(ScriptedServer::port).toArray());
    domain.waitsOnly(SHORT);
    long begun = System.nanoTime();

    assertThat(domain.failure()).isInstanceOf(LoginFailure.Unavailable.class);

    assertThat(frozen).allMatch(server -> server.connections() == 1);
    assertThat(since(begun)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
  }

  @Test
  void ofManyAddressesASlowOneGetsTheTimeItNeeds() throws Exception {
    ScriptedServer slow = domain.server();
    slow.next(new Fault.Slow(Duration.ofMillis(500)));
    domain.dns().at(Domain.DIRECT, new Service(0, 0, slow.port(), Domain.MANY));
    domain.waitsOnly(
        new Patience(SHORT.attempt(), Duration.ofSeconds(4), Duration.ofSeconds(4), SHORT.dns()));

    domain.logIn();

    assertThat(slow.connections()).isEqualTo(1);
  }

  @Test
  void manyAddressesThatAreSilentTakeNoMoreThanTheTimeOfTheirTarget() throws Exception {
    ScriptedServer frozen = domain.server();
    IntStream.range(0, 20).forEach(i -> frozen.next(new Fault.Stall()));
    ScriptedServer alive = domain.server();
    domain
        .dns()
        .at(
            Domain.DIRECT,
            new Service(0, 0, frozen.port(), Domain.MANY),
            new Service(1, 0, alive.port(), "host"));
    domain.waitsOnly(SHORT);
    long begun = System.nanoTime();

    domain.logIn();

    assertThat(alive.connections()).isEqualTo(1);
    assertThat(frozen.connections()).isBetween(2, 5);
    assertThat(since(begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aServerThatIsNotTrustedIsFollowedByTheNext() throws Exception {
    ScriptedServer stranger = domain.stranger();
    ScriptedServer alive = domain.server();
    domain.announce(stranger.port(), alive.port());

    domain.logIn();

    assertThat(stranger.connections()).isEqualTo(1);
    assertThat(alive.connections()).isEqualTo(1);
  }

  @Test
  void ofManyReasonsTheOneAboutTheCertificateIsTold() throws Exception {
    domain.announce(Domain.nobody(), domain.stranger().port(), Domain.nobody());

    assertThat(domain.failure())
        .isInstanceOfSatisfying(
            LoginFailure.TlsRefused.class,
            refused -> assertThat(refused.text()).contains("other.example, not for example.org"));
  }

  @Test
  void thatReasonIsNotHiddenByAnotherAddressOfTheSameHost() throws Exception {
    domain.dns().at(Domain.DIRECT, new Service(0, 0, domain.stranger().port(), Domain.BACKWARDS));

    assertThat(domain.failure()).isInstanceOf(LoginFailure.TlsRefused.class);
  }

  @Test
  void whereNobodyListensEachPlaceIsNamed() throws Exception {
    int first = Domain.nobody();
    int second = Domain.nobody();
    domain.announce(first, second);

    assertThat(domain.failure())
        .isInstanceOfSatisfying(
            LoginFailure.Unavailable.class,
            refused ->
                assertThat(refused.text())
                    .contains("host0, port " + first, "host1, port " + second, "refused"));
  }

  @Test
  void credentialsThatWereRefusedAreNotTriedAtTheNextTarget() throws Exception {
    ScriptedServer first = domain.server();
    first.next(new Fault.AuthFailure("not-authorized"));
    ScriptedServer second = domain.server();
    domain.announce(first.port(), second.port());

    assertThat(domain.failure()).isInstanceOf(LoginFailure.NotAuthorized.class);

    assertThat(second.connections()).isZero();
  }

  @Test
  void aStaleRecordIsLeftAtTheNextAttempt() throws Exception {
    ScriptedServer alive = domain.server();
    domain.announce(Domain.nobody());
    assertThat(domain.failure()).isInstanceOf(LoginFailure.Unavailable.class);
    domain.announce(alive.port());

    domain.logIn();

    assertThat(alive.connections()).isEqualTo(1);
  }

  @Test
  void withoutRecordsTheDomainItselfIsTriedAndNamed() {
    assertThat(domain.failure().text())
        .contains("DNS knows no address for example.org", "DNS has no SRV records for example.org");
  }

  @Test
  void aNameServerThatFailsIsNamed() {
    domain.dns().at(Domain.DIRECT, new Answer.Failure(2));

    assertThat(domain.failure().text())
        .contains(Domain.DIRECT + ": 127.0.0.1 answers SERVER_FAIL", "connection.host");
  }

  @Test
  void aNameServerThatIsSilentIsNamedInTime() {
    domain.dns().at(Domain.DIRECT, new Answer.Silence());
    domain.waitsOnly(SHORT);
    long begun = System.nanoTime();

    assertThat(domain.failure().text()).contains("127.0.0.1 does not answer");

    assertThat(since(begun)).isLessThan(SHORT.attempt());
  }

  @Test
  void aServiceThatIsNotOfferedIsNotLookedFor() {
    domain.dns().at(Domain.DIRECT, new Service(0, 0, 0, "."));

    assertThat(domain.failure().text()).contains("no such service", Domain.DIRECT);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
