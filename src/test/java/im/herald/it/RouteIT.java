package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.FreePort;
import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.scripted.ScriptedDns;
import im.herald.scripted.ScriptedDns.Service;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.Finding;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.Remembered;
import im.herald.xmpp.ServerProbe;
import im.herald.xmpp.route.DnsClient;
import im.herald.xmpp.route.Network;
import im.herald.xmpp.route.Patience;
import im.herald.xmpp.route.SystemAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// A real server that only DNS can find.
@OnEachServer
class RouteIT {
  private final XmppServer server;
  @TempDir private Path folder;
  private Person person;
  private ScriptedDns dns;

  RouteIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() throws IOException {
    person = Person.register(server, "person");
    dns = ScriptedDns.start();
  }

  @AfterEach
  void end() throws IOException {
    person.close();
    dns.close();
  }

  @Test
  void isFoundByItsRecordForStarttls() throws Exception {
    dns.at("_xmpp-client._tcp." + server.domain(), here(10, server.port()));

    isReached(Security.STARTTLS, server.port());
  }

  @Test
  void isFoundByItsRecordForTlsFromTheFirstByte() throws Exception {
    dns.at("_xmpps-client._tcp." + server.domain(), here(10, server.directTlsPort()));

    isReached(Security.DIRECT, server.directTlsPort());
    isReached(Security.STARTTLS, server.directTlsPort());
  }

  @Test
  void isFoundBehindTwoPlacesWhereNobodyIs() throws Exception {
    dns.at(
        "_xmpp-client._tcp." + server.domain(), here(30, server.port()), here(10, FreePort.find()));
    dns.at("_xmpps-client._tcp." + server.domain(), here(20, FreePort.find()));

    isReached(Security.STARTTLS, server.port());
    assertThat(look(Security.STARTTLS))
        .filteredOn(finding -> finding.what().equals("Server"))
        .extracting(Finding::verdict)
        .containsExactly(
            Finding.Verdict.OK,
            Finding.Verdict.WARNING,
            Finding.Verdict.WARNING,
            Finding.Verdict.OK);
  }

  private static Service here(int priority, int port) {
    return new Service(priority, 0, port, "localhost");
  }

  private void isReached(Security security, int port) throws Exception {
    List<Finding> findings = look(security);
    assertThat(findings).noneMatch(finding -> finding.verdict() == Finding.Verdict.FAILURE);
    assertThat(found(findings, "Server")).contains("localhost, port " + port, "DNS announces");
    assertThat(found(findings, "Connection")).contains("port " + port);
    assertThat(found(findings, "TLS")).contains(server.domain());
    assertThat(found(findings, ServerProbe.LOGIN)).contains(person.jid().toString());
  }

  private static String found(List<Finding> findings, String what) {
    return findings.stream()
        .filter(finding -> finding.what().equals(what))
        .map(Finding::found)
        .findFirst()
        .orElse("nothing");
  }

  private List<Finding> look(Security security) throws InterruptedException {
    EntityBareJid jid = person.jid().asEntityBareJidOrThrow();
    AccountConfig account =
        new AccountConfig(
            jid,
            Optional.of(new Secret("secret of person")),
            false,
            Resourcepart.fromOrThrowUnchecked("test"));
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.empty(),
            OptionalInt.empty(),
            security,
            Optional.of(server.caFile()),
            List.of(),
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1"));
    Network network =
        new Network(
            new DnsClient(() -> List.of(dns.address()), Patience.usual().dns()),
            new SystemAddresses(),
            new SplittableRandom(1),
            Patience.usual());
    return new ServerProbe(
            account,
            new ConnectionSettings(jid.asDomainBareJid(), connection, network),
            new PasswordFile(folder),
            Remembered.nothing(),
            List.of(),
            InstantSource.system())
        .look();
  }
}
