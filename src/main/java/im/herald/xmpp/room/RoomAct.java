package im.herald.xmpp.room;

import org.jxmpp.jid.parts.Resourcepart;

/// What a [RoomMachine] wants done. None of it waits.
public sealed interface RoomAct {
  /// Read what was said meanwhile (XEP-0313), and say when Herald may go in.
  record CatchUp() implements RoomAct {}

  /// Ask to come in (XEP-0045 § 7.2).
  record Join(Resourcepart nick) implements RoomAct {}

  /// Ask for another nickname (§ 7.6).
  record Rename(Resourcepart nick) implements RoomAct {}

  /// Ask whether Herald is in as `nick` (XEP-0410).
  record Check(Resourcepart nick) implements RoomAct {}

  /// Ask whether the room exists (§ 6.4).
  record Look() implements RoomAct {}

  /// Take a new room as it is (§ 10.1.2): until then nobody else may come in.
  record Open() implements RoomAct {}
}
