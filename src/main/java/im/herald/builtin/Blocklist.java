package im.herald.builtin;

import im.herald.command.CommandFailure;
import java.util.List;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Whom the server keeps from Herald (XEP-0191), as commands use it. Each call waits for the
/// server's answer.
///
/// Every method throws [CommandFailure] when Herald is offline or the server refuses; its text says
/// which, in the server's words where it gave some.
public interface Blocklist {
  /// Nothing that `jid` sends reaches Herald from now on (§ 3.3), until [#unblock].
  void block(BareJid jid) throws CommandFailure, InterruptedException;

  /// Takes that back (§ 3.4).
  void unblock(BareJid jid) throws CommandFailure, InterruptedException;

  /// Those who are blocked (§ 3.2): people, or all of a server, also by other clients of the
  /// account. By JID.
  List<Jid> all() throws CommandFailure, InterruptedException;
}
