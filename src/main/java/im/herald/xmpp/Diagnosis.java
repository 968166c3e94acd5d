package im.herald.xmpp;

import im.herald.xmpp.LoginFailure.NotAuthorized;
import im.herald.xmpp.LoginFailure.Refused;
import im.herald.xmpp.LoginFailure.ResourceTaken;
import im.herald.xmpp.LoginFailure.TlsRefused;
import im.herald.xmpp.LoginFailure.Unavailable;
import im.herald.xmpp.StartTlsSocket.InjectedBeforeTlsException;
import im.herald.xmpp.sasl.LoginMethod;
import im.herald.xmpp.sasl.LoginRefusedException;
import java.io.EOFException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.SmackException.SecurityRequiredByClientException;
import org.jivesoftware.smack.SmackException.SecurityRequiredByServerException;
import org.jivesoftware.smack.SmackException.SmackMessageException;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.util.rce.RemoteConnectionException;
import org.jxmpp.jid.DomainBareJid;

/// Reads in Smack's exceptions what went wrong, and says it in words for the operator.
final class Diagnosis {
  private static final String TAKEN = "%s says that the resource is in use by another client";

  private final DomainBareJid domain;
  private final Optional<ChosenLogin> login;

  Diagnosis(DomainBareJid domain) {
    this(domain, Optional.empty());
  }

  /// @param login that was under way
  Diagnosis(DomainBareJid domain, Optional<ChosenLogin> login) {
    this.domain = domain;
    this.login = login;
  }

  LoginFailure of(Exception e) {
    List<Throwable> chain = chain(e);
    return chain.stream()
        .map(this::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(
            () ->
                new Unavailable(
                    "the connection to %s failed: %s. If that stays so: is connection.security right for this port?"
                        .formatted(domain, words(chain.getFirst()))));
  }

  /// Innermost first: the cause knows more than what wrapped it.
  private static List<Throwable> chain(Throwable e) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = e; t != null && !chain.contains(t); t = t.getCause()) {
      chain.addFirst(t);
    }
    return chain;
  }

  private Optional<LoginFailure> known(Throwable t) {
    return Optional.ofNullable(
        switch (t) {
          case UntrustedServerException untrusted -> new TlsRefused(words(untrusted));
          case InjectedBeforeTlsException injected ->
              new TlsRefused(
                  "something was said in clear that should look as if %s had said it under TLS, so Herald does not go on. Servers do not do that: somebody in between does"
                      .formatted(domain));
          case SSLException tls when isCutOff(tls) ->
              new Unavailable(
                  "TLS with %s was cut off: %s. If that stays so: is connection.security right for this port?"
                      .formatted(domain, words(tls)));
          case SSLException tls ->
              new TlsRefused(
                  "TLS with %s failed: %s. Is connection.security right for this port?"
                      .formatted(domain, words(tls)));
          case SecurityRequiredByClientException none ->
              new TlsRefused(
                  "%s offers no STARTTLS, and Herald sends no password without TLS; if it speaks"
                          .formatted(domain)
                      + " TLS from the first byte, set connection.security = direct");
          case SecurityRequiredByServerException required ->
              new TlsRefused(
                  "%s requires STARTTLS; set connection.security = starttls".formatted(domain));
          case SmackMessageException failure when words(failure).startsWith("TLS negotiation") ->
              new TlsRefused(
                  "%s offers STARTTLS and refuses it when asked; its operator should look at its TLS, or somebody is in between"
                      .formatted(domain));
          case SASLErrorException sasl -> of(sasl);
          case LoginRefusedException refused ->
              new Refused("Herald ended the login at %s: %s".formatted(domain, words(refused)));
          case SmackSaslException none ->
              new Refused(
                  "%s offers no login method of connection.mechanisms that Herald knows"
                      .formatted(domain));
          case StreamErrorException stream -> of(stream);
          case XMPPErrorException error -> of(error);
          case EndpointConnectionException unreachable -> of(unreachable);
          case NoResponseException silent ->
              new Unavailable(
                  "%s did not answer within %d s"
                      .formatted(domain, SmackSettings.REPLY_TIMEOUT.toSeconds()));
          default -> null;
        });
  }

  /// A server that is restarting, or a proxy whose server is, ends a handshake like this.
  private static boolean isCutOff(SSLException e) {
    return e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
  }

  private LoginFailure of(SASLErrorException e) {
    String condition =
        e.getSASLFailure().getSASLError() == null
            ? ""
            : e.getSASLFailure().getSASLError().toString().replace('_', '-');
    boolean bound = LoginMethod.named(e.getMechanism()).filter(LoginMethod::binds).isPresent();
    if (isAboutTheChannel(e, condition, bound)) {
      return new TlsRefused(bound ? otherChannel(e) : bindingTakenOut(e));
    }
    return switch (condition) {
      case "not-authorized", "account-disabled", "credentials-expired" ->
          new NotAuthorized(
              "%s does not accept this name and password (%s)%s"
                  .formatted(
                      domain,
                      condition,
                      bound
                          ? ", or somebody is in between, since the login was bound to TLS"
                          : ""));
      case "temporary-auth-failure" ->
          new Unavailable("%s cannot check passwords at the moment".formatted(domain));
      default ->
          new Refused(
              "%s refused the login by %s: %s".formatted(domain, e.getMechanism(), condition));
    };
  }

  private LoginFailure of(XMPPErrorException e) {
    return e.getStanzaError().getCondition() == StanzaError.Condition.conflict
        ? new ResourceTaken(TAKEN.formatted(domain))
        : new Refused("%s refused: %s".formatted(domain, ServerWords.of(e.getStanzaError())));
  }

  /// What Herald says is well formed; what a server finds malformed in it is the channel binding
  /// (RFC 5802 § 6). Prosody does. ejabberd says `not-authorized` and tells the reason in words.
  private boolean isAboutTheChannel(SASLErrorException e, String condition, boolean bound) {
    return (bound || login.filter(ChosenLogin::unexpectedly).isPresent())
        && (condition.equals("malformed-request")
            || e.getSASLFailure().toXML().toString().contains("channel binding"));
  }

  private String otherChannel(SASLErrorException e) {
    return "%s refused the login by %s, because its end of the TLS connection is not Herald's: somebody is in between, or a proxy that ends TLS. Its operator should look at the certificates that others have got for %s"
        .formatted(domain, e.getMechanism(), domain);
  }

  private String bindingTakenOut(SASLErrorException e) {
    return "%s refused the login by %s, because it can bind logins to TLS and Herald has not seen it offer that: somebody is in between and took it out. If its operator says that it cannot, take those with -PLUS out of connection.mechanisms"
        .formatted(domain, e.getMechanism());
  }

  private LoginFailure of(StreamErrorException e) {
    String said = ServerWords.of(e.getStreamError());
    return switch (e.getStreamError().getCondition()) {
      case conflict -> new ResourceTaken(TAKEN.formatted(domain));
      // Said before TLS it may be anybody's word, so it says nothing about the password.
      case not_authorized, host_unknown, host_gone, policy_violation ->
          new Refused("%s ended the login: %s".formatted(domain, said));
      default -> new Unavailable("%s ended the login: %s".formatted(domain, said));
    };
  }

  private LoginFailure of(EndpointConnectionException e) {
    List<String> tried =
        e.getConnectionExceptions().stream()
            .map(attempt -> "%s: %s".formatted(place(attempt), words(attempt.getException())))
            .distinct()
            .toList();
    if (tried.isEmpty()) {
      return new Unavailable(
          "DNS knows no address for %s; set connection.host if the server is elsewhere"
              .formatted(
                  e.getLookupFailures().stream()
                      .map(failure -> failure.getDescription())
                      .collect(Collectors.joining(", "))));
    }
    return new Unavailable("no connection to %s: %s".formatted(domain, String.join("; ", tried)));
  }

  private static String place(RemoteConnectionException<?> attempt) {
    InetSocketAddress address = attempt.getAddress().getInetSocketAddress();
    return "%s, port %d".formatted(address.getAddress().getHostAddress(), address.getPort());
  }

  /// What `t` says, in one line.
  static String words(Throwable t) {
    if (t instanceof UnknownHostException) {
      return "DNS knows no address for " + t.getMessage();
    }
    String message = t.getMessage();
    if (message == null || message.isBlank()) {
      return t.getClass().getSimpleName();
    }
    // The parser says where, on a line of its own, and then what.
    return message.replaceFirst("(?s).*\nMessage: ", "").replaceAll("\\s+", " ");
  }
}
