package im.herald.xmpp;

import im.herald.xmpp.sasl.LoginMethod;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// Remembers by which method an account has logged in, so that it never takes a weaker one unless
/// the configuration leaves no other.
public final class StrongestLogin {
  private final KeptValues kept;
  private final String key;

  public StrongestLogin(KeptValues kept, BareJid account) {
    this.kept = kept;
    this.key = "login.method " + account;
  }

  /// The last, which was the strongest; empty before the first login.
  Optional<LoginMethod> before() {
    return kept.get(key).flatMap(LoginMethod::named);
  }

  /// The account has logged in by `method`.
  void took(LoginMethod method) {
    if (!before().equals(Optional.of(method))) {
      kept.put(key, method.toString());
    }
  }
}
