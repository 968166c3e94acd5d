package im.herald.xmpp.room;

import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// What happens to Herald in one room.
public sealed interface RoomEvent {
  /// A session has begun, in which Herald is in no room.
  record Online() implements RoomEvent {}

  /// The session went on where it broke.
  record Resumed() implements RoomEvent {}

  /// The session is over.
  record Offline() implements RoomEvent {}

  /// Time has passed.
  record Tick() implements RoomEvent {}

  /// What was said meanwhile is read, or cannot be now.
  record CaughtUp() implements RoomEvent {}

  /// The room says that Herald is in it as `nick` (status 110), or is called so now.
  ///
  /// @param created whether the room is there only since (status 201)
  record Entered(Resourcepart nick, boolean created) implements RoomEvent {}

  /// The room does not let Herald in, or does not call it as it asked.
  ///
  /// @param instead the room that one which was destroyed names (§ 10.9)
  record Refused(Condition condition, Optional<EntityBareJid> instead) implements RoomEvent {
    Refused(Condition condition) {
      this(condition, Optional.empty());
    }
  }

  /// The room says that Herald is out.
  ///
  /// @param instead the room that a destroyed one names for people to go to (§ 10.9)
  record Out(Reason reason, Optional<EntityBareJid> instead) implements RoomEvent {
    Out(Reason reason) {
      this(reason, Optional.empty());
    }

    /// Why, for people. Herald does not follow by itself: whoever destroys a room would choose whom
    /// it believes.
    String words() {
      return instead
          .map(room -> "%s, which names %s instead".formatted(reason, room))
          .orElseGet(reason::toString);
    }
  }

  /// The room was asked whether Herald is in it, and answered (XEP-0410 § 3).
  record Checked(boolean isIn) implements RoomEvent {}

  /// It was asked whether it exists.
  record Found(boolean exists) implements RoomEvent {}

  /// A message came back because Herald is not in the room.
  record NotHeard() implements RoomEvent {}

  /// Why Herald is out (XEP-0045 § 15.6.2).
  enum Reason {
    KICKED("kicked"),
    BANNED("banned"),
    NO_MEMBER("it is for members only"),
    SHUTDOWN("its service restarts"),
    DESTROYED("the room was destroyed"),
    OTHER("the room says it left");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
