package im.herald.config;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/// One of `rooms`: a room to be in (XEP-0045).
///
/// @param nick what Herald wants to be called there; empty: as its account
/// @param password that the room wants
public record RoomConfig(
    EntityBareJid jid, Optional<Resourcepart> nick, Optional<Secret> password) {
  private static final EntityBareJid NOWHERE =
      JidCreate.entityBareFromOrThrowUnchecked("nowhere@invalid");

  static List<RoomConfig> allFrom(List<Section> sections) {
    List<RoomConfig> rooms = new ArrayList<>();
    Set<BareJid> seen = new HashSet<>();
    for (Section section : sections) {
      RoomConfig room = from(section);
      if (!seen.add(room.jid()) && !room.jid().equals(NOWHERE)) {
        section.problem("jid", "%s is there twice".formatted(room.jid()), "leave one of them out");
      }
      rooms.add(room);
    }
    return rooms;
  }

  private static RoomConfig from(Section section) {
    RoomConfig room =
        new RoomConfig(
            section.required("jid", NOWHERE, RoomConfig::jid),
            section.optional("nick", RoomConfig::nick),
            section.optional("password", Values::text).map(Secret::new));
    section.done();
    return room;
  }

  private static EntityBareJid jid(String text) throws BadValue {
    try {
      return Jids.person(text).asEntityBareJidOrThrow();
    } catch (InvalidJidException e) {
      throw Values.badJid(e, "write one like team@rooms.example.org");
    }
  }

  private static Resourcepart nick(String text) throws BadValue {
    try {
      if (!text.isBlank()) {
        return Resourcepart.from(text.strip());
      }
    } catch (XmppStringprepException | IllegalArgumentException e) {
      throw noNick(text);
    }
    throw noNick(text);
  }

  private static BadValue noNick(String text) {
    return new BadValue(
        "\"%s\" is not a nickname".formatted(text), "write a short name, such as herald");
  }
}
