package im.herald.xmpp;

import im.herald.xmpp.StrongestLogin.KeptLogin;
import java.time.InstantSource;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// What the store remembers of the account, for those who only look.
///
/// @param login how it has logged in; empty if it has not yet
/// @param deleted whether somebody deleted it from chat
public record Remembered(Optional<KeptLogin> login, boolean deleted) {
  /// Of an account that was never used.
  public static Remembered nothing() {
    return new Remembered(Optional.empty(), false);
  }

  public static Remembered of(KeptValues kept, BareJid account) {
    return new Remembered(
        new StrongestLogin(kept, account, InstantSource.system()).keptLogin(),
        new Tombstone(kept).isCertain());
  }
}
