package im.herald.cli;

import im.herald.access.Access;
import im.herald.builtin.Contacts;
import im.herald.builtin.Contacts.Contact;
import im.herald.builtin.Rooms;
import im.herald.command.CommandFailure;
import im.herald.message.Conversation;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.schedule.Recipients;
import im.herald.store.SmallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;

/// Looks up who is in a group at this moment.
///
/// The roster is the server's, and a message may fall due while there is no session: so the
/// contacts are remembered as they were last seen, across restarts too.
final class AddressBook implements Recipients {
  private static final String KEY = "contacts.last-seen";

  private final Contacts contacts;
  private final Access access;
  private final Rooms rooms;
  private final SmallState state;

  AddressBook(Contacts contacts, Access access, Rooms rooms, SmallState state) {
    this.contacts = contacts;
    this.rooms = rooms;
    this.access = access;
    this.state = state;
  }

  @Override
  public Set<BareJid> owners() {
    return access.owners();
  }

  @Override
  public synchronized List<BareJid> contacts() {
    List<BareJid> lastSeen = lastSeen();
    try {
      List<BareJid> now =
          contacts.list().stream().filter(Contact::seesUs).map(Contact::jid).toList();
      if (!now.equals(lastSeen)) {
        state.put(KEY, now.stream().map(BareJid::toString).collect(Collectors.joining("\n")));
      }
      return now;
    } catch (CommandFailure offline) {
      return lastSeen;
    }
  }

  @Override
  public List<BareJid> rooms() {
    return rooms.list().stream().map(Rooms.Room::jid).toList();
  }

  @Override
  public Conversation conversation(BareJid jid) {
    return rooms.conversation(jid);
  }

  private List<BareJid> lastSeen() {
    List<BareJid> jids = new ArrayList<>();
    for (String line : state.get(KEY).orElse("").lines().toList()) {
      try {
        jids.add(Jids.bare(line));
      } catch (InvalidJidException e) {
        throw new IllegalStateException("the store holds no JID under " + KEY, e);
      }
    }
    return jids;
  }
}
