package im.herald.schedule;

import im.herald.message.Conversation;
import java.util.Collection;
import org.jxmpp.jid.BareJid;

/// Who is in the groups that a schedule may name. Asked when it fires, on a thread of the
/// schedules.
public interface Recipients {
  /// Everybody on the roster: `@contacts`.
  Collection<BareJid> contacts();

  /// Everybody with the role owner: `@owners`.
  Collection<BareJid> owners();

  /// Every room: `@rooms`.
  Collection<BareJid> rooms();

  /// Where to say something to `jid`, which is a person's or a room's.
  Conversation conversation(BareJid jid);
}
