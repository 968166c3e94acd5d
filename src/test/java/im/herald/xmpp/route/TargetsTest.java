package im.herald.xmpp.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ConnectionConfig;
import im.herald.config.Security;
import im.herald.xmpp.route.Directions.Announced;
import im.herald.xmpp.route.Directions.DomainItself;
import im.herald.xmpp.route.Directions.NotOffered;
import im.herald.xmpp.route.Directions.Told;
import im.herald.xmpp.route.SrvAnswer.Failed;
import im.herald.xmpp.route.SrvAnswer.Found;
import im.herald.xmpp.route.SrvAnswer.None;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a domain to the places to try.
class TargetsTest {
  private static final String DOMAIN = "example.org";
  private static final String STARTTLS = "_xmpp-client._tcp.example.org";
  private static final String DIRECT = "_xmpps-client._tcp.example.org";
  private static final Srv NOWHERE = new Srv(0, 0, "", 0);

  private final Map<String, SrvAnswer> dns = new HashMap<>();

  @Test
  void bothKindsOfTlsAreOneListByTheirPriorities() throws Exception {
    dns.put(STARTTLS, new Found(List.of(new Srv(10, 0, "a", 5222), new Srv(30, 0, "c", 5222))));
    dns.put(DIRECT, new Found(List.of(new Srv(20, 0, "b", 443))));

    assertThat(of(Security.STARTTLS))
        .isEqualTo(
            new Announced(
                List.of(
                    new Target("a", 5222, Security.STARTTLS),
                    new Target("b", 443, Security.DIRECT),
                    new Target("c", 5222, Security.STARTTLS))));
  }

  @Test
  void whoWantsTlsFromTheFirstByteGetsNothingElse() throws Exception {
    dns.put(STARTTLS, new Found(List.of(new Srv(10, 0, "a", 5222))));
    dns.put(DIRECT, new Found(List.of(new Srv(20, 0, "b", 443))));

    assertThat(of(Security.DIRECT))
        .isEqualTo(new Announced(List.of(new Target("b", 443, Security.DIRECT))));
  }

  @ParameterizedTest
  @CsvSource({"STARTTLS, 5222", "DIRECT, 5223"})
  void withoutRecordsItIsTheDomainItself(Security security, int port) throws Exception {
    assertThat(of(security))
        .isEqualTo(new DomainItself(new Target(DOMAIN, port, security), Optional.empty()));
  }

  @Test
  void withoutAnswersItIsTheDomainItselfAndTheTroubleIsKnown() throws Exception {
    dns.put(STARTTLS, new Failed("192.0.2.53 does not answer"));

    assertThat(of(Security.STARTTLS))
        .isEqualTo(
            new DomainItself(
                new Target(DOMAIN, 5222, Security.STARTTLS),
                Optional.of(STARTTLS + ": 192.0.2.53 does not answer")));
  }

  @Test
  void ofTwoAnswersOneIsEnough() throws Exception {
    dns.put(STARTTLS, new Failed("192.0.2.53 does not answer"));
    dns.put(DIRECT, new Found(List.of(new Srv(20, 0, "b", 443))));

    assertThat(of(Security.STARTTLS).targets())
        .containsExactly(new Target("b", 443, Security.DIRECT));
  }

  @Test
  void aDotLeavesTheOtherKind() throws Exception {
    dns.put(STARTTLS, new Found(List.of(new Srv(10, 0, "a", 5222))));
    dns.put(DIRECT, new Found(List.of(NOWHERE)));

    assertThat(of(Security.STARTTLS).targets())
        .containsExactly(new Target("a", 5222, Security.STARTTLS));
    assertThat(of(Security.DIRECT)).isEqualTo(new NotOffered(DIRECT));
  }

  @Test
  void whereThereIsOnlyADotNobodyTriesTheDomainItself() throws Exception {
    dns.put(STARTTLS, new Found(List.of(NOWHERE)));

    assertThat(of(Security.STARTTLS)).isEqualTo(new NotOffered(STARTTLS));
  }

  @Test
  void noTlsFromTheFirstByteIsNoWordAboutStarttls() throws Exception {
    dns.put(DIRECT, new Found(List.of(NOWHERE)));

    assertThat(of(Security.STARTTLS).targets())
        .containsExactly(new Target(DOMAIN, 5222, Security.STARTTLS));
  }

  @ParameterizedTest
  @CsvSource({
    "STARTTLS, , 5222",
    "STARTTLS, 15222, 15222",
    "DIRECT, , 5223",
    "PLAIN_LOOPBACK, 1, 1"
  })
  void aConfiguredHostIsTakenAndDnsIsNotAsked(Security security, Integer port, int expected)
      throws Exception {
    dns.put(STARTTLS, new Found(List.of(new Srv(10, 0, "a", 5222))));
    dns.put(DIRECT, new Found(List.of(new Srv(10, 0, "a", 5223))));
    ConnectionConfig connection = connection(security, Optional.of("xmpp.internal"), port);

    assertThat(targets().of(DOMAIN, connection))
        .isEqualTo(new Told(List.of(new Target("xmpp.internal", expected, security))));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 192.0.2.1", "[2001:db8::1], 2001:db8::1"})
  void aDomainThatIsAnAddressIsWhereItSays(String domain, String host) throws Exception {
    assertThat(targets().of(domain, connection(Security.STARTTLS, Optional.empty(), null)))
        .isEqualTo(new Told(List.of(new Target(host, 5222, Security.STARTTLS))));
  }

  private Directions of(Security security) throws InterruptedException {
    return targets().of(DOMAIN, connection(security, Optional.empty(), null));
  }

  private Targets targets() {
    return new Targets(
        new Network(
            name -> dns.getOrDefault(name, new None()),
            new SystemAddresses(),
            new SplittableRandom(1),
            Patience.usual()));
  }

  private static ConnectionConfig connection(
      Security security, Optional<String> host, @Nullable Integer port) {
    return new ConnectionConfig(
        host,
        port == null ? OptionalInt.empty() : OptionalInt.of(port),
        security,
        Optional.empty(),
        List.of(),
        List.of("SCRAM-SHA-256"));
  }
}
