package im.herald.xmpp;

import im.herald.config.AccountConfig;
import im.herald.config.RoomConfig;
import im.herald.config.Secret;
import im.herald.message.StanzaId;
import im.herald.xmpp.StrongestLogin.KeptLogin;
import im.herald.xmpp.probe.FeatureProbe;
import im.herald.xmpp.route.Directions;
import im.herald.xmpp.sasl.OfferedBindings;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Mechanisms;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.iqregister.packet.Registration;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;

/// What `herald doctor` finds out: goes the way of a login, and says what it sees. Changes nothing
/// on the server.
public final class ServerProbe {
  /// What is looked at when the server lets Herald in, or does not.
  public static final String LOGIN = "Login";

  /// What is looked at to know whether the server makes accounts.
  public static final String REGISTRATION = "Registration";

  /// What is looked at when the server shows who it is.
  public static final String TLS = "TLS";

  private static final Duration RENEWAL = Duration.ofDays(14);
  private static final String ARCHIVE = "urn:xmpp:mam:2";

  private final AccountConfig account;
  private final ConnectionSettings settings;
  private final PasswordFile file;
  private final Remembered remembered;
  private final List<RoomConfig> rooms;
  private final InstantSource clock;

  /// @param rooms of the configuration, which are asked what they say of themselves
  public ServerProbe(
      AccountConfig account,
      ConnectionSettings settings,
      PasswordFile file,
      Remembered remembered,
      List<RoomConfig> rooms,
      InstantSource clock) {
    this.account = account;
    this.settings = settings;
    this.file = file;
    this.remembered = remembered;
    this.rooms = List.copyOf(rooms);
    this.clock = clock;
  }

  /// The findings, in the order in which they were made. A failure ends the list.
  public List<Finding> look() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    remembered
        .login()
        .ifPresent(
            login ->
                findings.add(
                    Finding.ok("Login method", "%s; none weaker is taken".formatted(login))));
    try {
      beforeLogin(findings);
      Optional<Secret> password = password();
      if (remembered.deleted()) {
        findings.add(deleted());
      } else if (password.isEmpty()) {
        findings.add(noPassword());
      } else {
        login(findings, password.get());
      }
    } catch (LoginFailedException e) {
      findings.add(failure(e.failure()));
    } catch (IOException e) {
      findings.add(
          Finding.failure(
              "Password",
              "%s cannot be read".formatted(file.path()),
              "run this as the user that runs Herald"));
    }
    return findings;
  }

  private Optional<Secret> password() throws IOException {
    return account.password().isPresent()
        ? account.password()
        : file.candidates().stream().findFirst();
  }

  private void beforeLogin(List<Finding> findings)
      throws LoginFailedException, InterruptedException {
    Directions directions = settings.directions();
    findings.addAll(new TargetProbe(settings).look(directions));
    Link link = settings.open(directions);
    try {
      XMPPTCPConnection smack = link.smack();
      findings.add(
          Finding.ok(
              "Connection",
              "%s, port %d".formatted(smack.getHost().replaceFirst("^/", ""), smack.getPort())));
      findings.add(link.certificate().map(this::certificate).orElseGet(ServerProbe::noTls));
      findings.add(loginMethods(smack.getFeature(Mechanisms.QNAME), link.wouldChoose()));
      OfferedBindings bindings = smack.getFeature(OfferedBindings.QNAME);
      findings.add(
          Finding.ok(
              "Channel binding",
              bindings == null
                  ? "none is named, so a login is as safe as its TLS"
                  : String.join(", ", bindings.types())));
      findings.add(
          Finding.ok(
              REGISTRATION,
              smack.hasFeature(Registration.Feature.QNAME) ? "offered" : "not offered"));
    } finally {
      link.close();
    }
  }

  private static Finding loginMethods(@Nullable Mechanisms offered, Optional<ChosenLogin> choice) {
    String what = "Login methods";
    String all = offered == null ? "none" : String.join(", ", offered.getMechanisms());
    return choice
        .map(its -> Finding.ok(what, "%s; Herald takes %s".formatted(all, its)))
        .orElseGet(
            () ->
                Finding.warning(
                    what,
                    all + "; none that Herald takes",
                    "its operator should offer SCRAM, or connection.mechanisms name what it offers"));
  }

  private static Finding failure(LoginFailure failure) {
    return switch (failure) {
      case LoginFailure.TlsRefused(String text) ->
          Finding.failure(
              TLS,
              text,
              "the server's operator should put its certificate right; an authority of its own goes into connection.ca-file");
      case LoginFailure.Unavailable(String text) ->
          Finding.failure(
              "Connection",
              text,
              "is the server running, are connection.host and connection.port right, does a firewall let this machine out?");
      case LoginFailure.Refused(String text) ->
          Finding.failure(
              LOGIN, text, "ask the server's operator, if that does not say what to do");
      case LoginFailure.ResourceTaken(String text) ->
          Finding.failure(LOGIN, text, "stop the other client, or set another account.resource");
      case LoginFailure.NotAuthorized(String text) ->
          Finding.failure(
              LOGIN,
              text,
              "put the password right, or, if there is no such account yet, run herald register");
      case LoginFailure.AccountDeleted(String text) ->
          Finding.failure(LOGIN, text, "herald register makes it again");
    };
  }

  private Finding deleted() {
    return Finding.failure(
        LOGIN,
        "%s was deleted, from chat or by herald unregister, so herald run does not register it"
            .formatted(account.jid()),
        "herald register makes it again");
  }

  private Finding noPassword() {
    return account.registerIfMissing()
        ? Finding.ok(LOGIN, "no password yet: the first herald run registers the account with one")
        : Finding.warning(LOGIN, "there is no password", "herald register makes one");
  }

  private static Finding noTls() {
    return Finding.warning(
        TLS,
        "none, on this machine only",
        "fine for trying; else write connection.security = starttls");
  }

  private Finding certificate(X509Certificate certificate) {
    Instant until = certificate.getNotAfter().toInstant();
    Duration left = Duration.between(clock.instant(), until);
    String found =
        "for %s, issued by \"%s\", %d days left"
            .formatted(
                String.join(", ", ServerName.names(certificate)),
                certificate.getIssuerX500Principal().getName(),
                left.toDays());
    return left.compareTo(RENEWAL) < 0
        ? Finding.warning(TLS, found, "the server's operator should renew it now")
        : Finding.ok(TLS, found);
  }

  private void login(List<Finding> findings, Secret password)
      throws LoginFailedException, InterruptedException {
    Resourcepart beside =
        Resourcepart.fromOrThrowUnchecked(account.resource() + "-doctor-" + StanzaId.random());
    Session session =
        Session.login(
            settings.open(remembered.login().map(KeptLogin::method)),
            new Login(account.jid(), password, beside),
            new Deaf());
    try {
      findings.add(
          Finding.ok(LOGIN, "as %s by %s".formatted(account.jid(), session.chosenLogin())));
      findings.add(
          session.acknowledges()
              ? Finding.ok("Stream management", "the server acknowledges messages")
              : Finding.warning(
                  "Stream management",
                  "not offered",
                  "messages may be lost when the connection breaks; enable XEP-0198 on the server"));
      findings.add(archive(session));
      ServiceDiscoveryManager discovery = SmackSettings.discovery(session.smack());
      findings.addAll(
          new FeatureProbe(session.smack(), discovery, StreamLimits.of(session.smack()), clock)
              .look());
      findings.addAll(new RoomProbe(account.jid(), discovery).look(rooms));
    } finally {
      session.close(Link.GOODBYE);
    }
  }

  private Finding archive(Session session) throws InterruptedException {
    try {
      boolean there =
          SmackSettings.discovery(session.smack()).supportsFeature(account.jid(), ARCHIVE);
      return there
          ? Finding.ok("Archive", "the server keeps messages (XEP-0313)")
          : Finding.warning(
              "Archive",
              "none, so what comes while Herald is away depends on offline storage",
              "enable XEP-0313 on the server (Prosody: mam, ejabberd: mod_mam)");
    } catch (SmackException | XMPPErrorException e) {
      return Finding.warning("Archive", "the server did not say", "look again later");
    }
  }
}
