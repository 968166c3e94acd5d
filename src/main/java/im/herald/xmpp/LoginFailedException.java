package im.herald.xmpp;

import java.util.Optional;
import org.jxmpp.jid.DomainBareJid;

/// There is no session. Its [LoginFailure] says why; whoever catches it decides whether and when to
/// try again.
public final class LoginFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient LoginFailure failure;

  LoginFailedException(LoginFailure failure) {
    super(failure.text());
    this.failure = failure;
  }

  LoginFailedException(LoginFailure failure, Throwable cause) {
    super(failure.text(), cause);
    this.failure = failure;
  }

  /// What Smack's exception means.
  ///
  /// @param login that was under way, if one was
  static LoginFailedException from(Exception e, DomainBareJid domain, Optional<ChosenLogin> login) {
    return new LoginFailedException(new Diagnosis(domain, login).of(e), e);
  }

  /// The reason.
  public LoginFailure failure() {
    return failure;
  }
}
