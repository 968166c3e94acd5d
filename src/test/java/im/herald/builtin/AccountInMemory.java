package im.herald.builtin;

import im.herald.command.CommandFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jxmpp.jid.BareJid;

/// An account on no server.
public final class AccountInMemory implements Account {
  private final BareJid jid;
  private volatile boolean deleted;
  private final AtomicInteger passwords = new AtomicInteger(1);
  private volatile Optional<String> refusal = Optional.empty();

  public AccountInMemory(BareJid jid) {
    this.jid = jid;
  }

  /// From now on the server refuses, in these words.
  public void refuse(String words) {
    refusal = Optional.of(words);
  }

  public boolean deleted() {
    return deleted;
  }

  /// How many passwords the account has had.
  public int passwords() {
    return passwords.get();
  }

  @Override
  public BareJid jid() {
    return jid;
  }

  @Override
  public String changePassword() throws CommandFailure {
    allowed();
    passwords.incrementAndGet();
    return "/var/lib/herald/password";
  }

  @Override
  public void delete() throws CommandFailure {
    allowed();
    deleted = true;
  }

  private void allowed() throws CommandFailure {
    if (refusal.isPresent()) {
      throw new CommandFailure(refusal.get());
    }
  }
}
