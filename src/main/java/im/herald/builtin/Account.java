package im.herald.builtin;

import im.herald.command.CommandFailure;
import org.jxmpp.jid.BareJid;

/// Herald's own account on the server (XEP-0077).
public interface Account {
  /// Its address.
  BareJid jid();

  /// Generates a password, keeps it, and gives it to the server (§ 3.3). Whatever fails, and
  /// whenever, Herald can still log in with one of the two.
  ///
  /// @return where the new password is kept, such as the name of a file; it ends a sentence
  /// @throws CommandFailure if the server refused, or if the configuration gives the password
  ///   (Herald could not keep a new one then)
  String changePassword() throws CommandFailure, InterruptedException;

  /// Removes the account on the server (§ 3.2), keeps that it is gone, and ends the process with
  /// exit code 0. A later `run` does not register it again.
  ///
  /// @throws CommandFailure if the server refused, and then nothing has changed; or if it did not
  ///   answer, and then the next login shows whether the account is gone
  void delete() throws CommandFailure, InterruptedException;
}
