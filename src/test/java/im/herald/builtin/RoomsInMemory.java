package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// Rooms that one is in as soon as one wants to be.
final class RoomsInMemory implements Rooms {
  private final List<Room> rooms = new ArrayList<>();
  final List<Role> asked = new ArrayList<>();

  @Override
  public List<Room> list() {
    return List.copyOf(rooms);
  }

  @Override
  public Wording join(BareJid jid, Optional<String> nick, Role by) {
    asked.add(by);
    rooms.add(new Room(jid, true, "in it as " + nick.orElse("herald")));
    return Wording.verbatim(jid + ": in it.");
  }

  @Override
  public Wording leave(BareJid jid) throws CommandFailure {
    if (!rooms.removeIf(room -> room.jid().equals(jid))) {
      throw new CommandFailure(jid + " is none of the rooms.");
    }
    return Wording.of("%s left.", jid);
  }

  @Override
  public boolean has(BareJid jid) {
    return rooms.stream().anyMatch(room -> room.jid().equals(jid));
  }
}
