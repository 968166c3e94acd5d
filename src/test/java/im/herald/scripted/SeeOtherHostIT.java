package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.it.OnEachServer;
import im.herald.it.Person;
import im.herald.it.XmppServer;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.SendAndWait;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// A server that sends Herald to a real one.
@OnEachServer
class SeeOtherHostIT {
  private final XmppServer server;
  @TempDir private Path folder;

  SeeOtherHostIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void whoIsSentToTheRealServerLogsInThereAndOnlyThere() throws Exception {
    try (Person person = Person.register(server, "person");
        ScriptedServer sends = ScriptedServer.start()) {
      sends.next(new Fault.SeeOtherHost(server.host() + ":" + server.port()));
      EntityBareJid jid = person.jid().asEntityBareJidOrThrow();

      assertThat(sender(jid, person.password(), sends.port()).send(List.of())).isEmpty();

      assertThat(sends.connections()).isEqualTo(1);
      assertThat(sends.received()).extracting(Element::name).doesNotContain("auth");
    }
  }

  private SendAndWait sender(EntityBareJid jid, String password, int port) {
    AccountConfig account =
        new AccountConfig(
            jid,
            Optional.of(new Secret(password)),
            false,
            Resourcepart.fromOrThrowUnchecked("test"));
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of("127.0.0.1"),
            OptionalInt.of(port),
            Security.STARTTLS,
            Optional.of(server.caFile()),
            List.of(),
            List.of("SCRAM-SHA-256", "SCRAM-SHA-1"));
    return new SendAndWait(
        account,
        new ConnectionSettings(jid.asDomainBareJid(), connection),
        new PasswordFile(folder),
        Optional.empty());
  }
}
