package im.herald.xmpp.room;

import im.herald.xmpp.archive.ArchivePlace;
import java.util.Optional;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/// Up to where Herald has read a room's archive.
///
/// @param nick as what Herald was in the room last, by which it knows its own words
record RoomPlace(ArchivePlace place, Optional<Resourcepart> nick) {
  /// As [#toString] wrote it; empty if it is something else.
  static Optional<RoomPlace> parse(String text) {
    String[] lines = text.split("\n", 2);
    return ArchivePlace.parse(lines[0])
        .map(place -> new RoomPlace(place, lines.length == 2 ? nick(lines[1]) : Optional.empty()));
  }

  private static Optional<Resourcepart> nick(String text) {
    try {
      return Optional.of(Resourcepart.from(text));
    } catch (XmppStringprepException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return place + nick.map(name -> "\n" + name).orElse("");
  }
}
