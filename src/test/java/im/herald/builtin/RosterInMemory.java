package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jxmpp.jid.BareJid;

/// A roster without a server.
public final class RosterInMemory implements Contacts {
  private final Map<String, Contact> items = new ConcurrentSkipListMap<>();

  /// Puts an item there, as the server would after both sides agreed on something.
  public void put(Contact contact) {
    items.put(contact.jid().toString(), contact);
  }

  @Override
  public List<Contact> list() {
    return List.copyOf(items.values());
  }

  @Override
  public Wording add(BareJid jid, Optional<String> name) {
    put(new Contact(jid, name, "none", true));
    return Wording.verbatim(
        "Added %s. They have been asked to show their presence.".formatted(jid));
  }

  @Override
  public Wording remove(BareJid jid) throws CommandFailure {
    if (items.remove(jid.toString()) == null) {
      throw new CommandFailure("%s is not a contact.".formatted(jid));
    }
    return Wording.of("Removed %s.", jid);
  }
}
