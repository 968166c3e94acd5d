package im.herald.it;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.Finding;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.Remembered;
import im.herald.xmpp.ServerProbe;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// One login with somebody's account, on terms of its own, without a bot.
///
/// @param password empty for the right one
record LoginAttempt(
    XmppServer server,
    Person person,
    Security security,
    int port,
    Path authorities,
    Optional<String> password,
    List<String> mechanisms) {
  /// The right password by STARTTLS and these methods.
  static LoginAttempt of(XmppServer server, Person person, String... mechanisms) {
    return new LoginAttempt(
        server,
        person,
        Security.STARTTLS,
        server.port(),
        server.caFile(),
        Optional.empty(),
        List.of(mechanisms));
  }

  /// By TLS from the first byte.
  LoginAttempt direct() {
    return direct(server.directTlsPort(), authorities);
  }

  /// By TLS from the first byte, there, trusting those.
  LoginAttempt direct(int directPort, Path trusted) {
    return new LoginAttempt(
        server, person, Security.DIRECT, directPort, trusted, password, mechanisms);
  }

  LoginAttempt withPassword(String other) {
    return new LoginAttempt(
        server, person, security, port, authorities, Optional.of(other), mechanisms);
  }

  /// What `herald doctor` would say about it.
  Finding finding() throws InterruptedException {
    EntityBareJid jid = person.jid().asEntityBareJidOrThrow();
    AccountConfig account =
        new AccountConfig(
            jid,
            Optional.of(new Secret(password.orElseGet(person::password))),
            false,
            Resourcepart.fromOrThrowUnchecked("test"));
    ConnectionConfig connection =
        new ConnectionConfig(
            Optional.of(server.host()),
            OptionalInt.of(port),
            security,
            Optional.of(authorities),
            List.of(),
            mechanisms);
    return new ServerProbe(
            account,
            new ConnectionSettings(jid.asDomainBareJid(), connection),
            new PasswordFile(Path.of("none")),
            Remembered.nothing(),
            List.of(),
            InstantSource.system())
        .look().stream()
            .filter(
                finding ->
                    finding.what().equals(ServerProbe.LOGIN)
                        || finding.verdict() == Finding.Verdict.FAILURE)
            .findFirst()
            .orElseThrow();
  }
}
