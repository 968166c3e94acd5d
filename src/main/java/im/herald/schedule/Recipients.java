package im.herald.schedule;

import im.herald.message.Conversation;
import im.herald.message.Recipient;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/// Who is in the groups that a schedule may name. Asked when it fires, on a thread that may wait.
public interface Recipients {
  /// Everybody on the roster: `@contacts`.
  Collection<BareJid> contacts();

  /// Everybody with the role owner: `@owners`.
  Collection<BareJid> owners();

  /// Every room: `@rooms`.
  Collection<BareJid> rooms();

  /// Where to say something to `jid`, which is a person's or a room's.
  Conversation conversation(BareJid jid);

  /// Each of `to`, once, in order.
  default Set<BareJid> everybody(List<Recipient> to) {
    Set<BareJid> everybody = new LinkedHashSet<>();
    for (Recipient recipient : to) {
      switch (recipient) {
        case Recipient.Person(BareJid jid) -> everybody.add(jid);
        case Recipient.Contacts() -> everybody.addAll(contacts());
        case Recipient.Owners() -> everybody.addAll(owners());
        case Recipient.Rooms() -> everybody.addAll(rooms());
      }
    }
    return everybody;
  }
}
