package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// The roster (RFC 6121 § 2), as commands use it. Each call waits for the server's answer.
///
/// Every method throws [CommandFailure] when Herald is offline or the server refuses; its text says
/// which, in the server's words where it gave some.
public interface Contacts {
  /// The roster as the server last told it, by JID.
  List<Contact> list() throws CommandFailure;

  /// Adds `jid` to the roster and asks for its presence (§ 3.1); lets it see ours.
  ///
  /// @return what came of it, for the person who asked
  Wording add(BareJid jid, Optional<String> name) throws CommandFailure, InterruptedException;

  /// Removes `jid` from the roster, which ends both subscriptions (§ 2.5).
  ///
  /// @return what came of it, for the person who asked
  Wording remove(BareJid jid) throws CommandFailure, InterruptedException;

  /// One item of the roster.
  ///
  /// @param name as Herald calls it
  /// @param subscription `none`, `to`, `from` or `both` (§ 2.1.2.5)
  /// @param asked whether a request of ours is unanswered (§ 2.1.2.2)
  record Contact(BareJid jid, Optional<String> name, String subscription, boolean asked) {
    /// Whether it has subscribed to our presence, and so wants to hear from us.
    public boolean seesUs() {
      return subscription.equals("from") || subscription.equals("both");
    }
  }
}
