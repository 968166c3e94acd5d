package im.herald.xmpp;

import im.herald.command.CommandFailure;
import im.herald.config.AccountConfig;
import java.util.concurrent.atomic.AtomicBoolean;

/// `herald unregister --yes`: a short session in which the account is removed.
public final class AccountRemoval {
  private final AccountConfig account;
  private final LoginOrRegister login;
  private final PasswordFile file;
  private final Tombstone tombstone;

  public AccountRemoval(
      AccountConfig account, LoginOrRegister login, PasswordFile file, Tombstone tombstone) {
    this.account = account;
    this.login = login;
    this.file = file;
    this.tombstone = tombstone;
  }

  /// Removes it (XEP-0077 § 3.2).
  ///
  /// @return whether the server said so; if not, the next login tells
  /// @throws LoginFailedException if there was no session to do it in
  /// @throws CommandFailure if the server refused; then nothing has changed
  public boolean remove() throws LoginFailedException, CommandFailure, InterruptedException {
    CurrentSession current = new CurrentSession();
    AtomicBoolean gone = new AtomicBoolean();
    Session session = login.login(account.resource(), new Deaf());
    try {
      current.begin(session);
      new SessionAccount(account, current, file, tombstone, () -> gone.set(true)).delete();
      return gone.get();
    } finally {
      session.close(Link.GOODBYE);
    }
  }
}
