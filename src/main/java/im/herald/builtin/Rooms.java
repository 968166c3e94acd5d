package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Conversation;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// The rooms that Herald wants to be in (XEP-0045), as commands use them.
public interface Rooms {
  /// All of them, by JID.
  List<Room> list();

  /// Rooms that other clients of the account have bookmarked, and in which Herald does not want to
  /// be.
  default List<BareJid> bookmarked() {
    return List.of();
  }

  /// Wants to be in `jid` from now on, across restarts. Waits a few seconds for what the room says.
  ///
  /// @param nick what to be called there; as its account if empty
  /// @param by the role of whoever asks
  /// @return what came of it, for the person who asked
  /// @throws CommandFailure if that nickname is none
  Wording join(BareJid jid, Optional<String> nick, Role by)
      throws CommandFailure, InterruptedException;

  /// Wants to be there no longer, across restarts.
  ///
  /// @return what came of it, for the person who asked
  /// @throws CommandFailure if it is none of the rooms
  Wording leave(BareJid jid) throws CommandFailure;

  /// Whether `jid` is one of the rooms.
  boolean has(BareJid jid);

  /// Where to say something to `jid`: before everybody if it is one of the rooms.
  default Conversation conversation(BareJid jid) {
    return has(jid) ? new Conversation.Room(jid) : new Conversation.Direct(jid);
  }

  /// One of them.
  ///
  /// @param isIn whether Herald is in it
  /// @param words as what, or why not
  record Room(BareJid jid, boolean isIn, String words) {}
}
