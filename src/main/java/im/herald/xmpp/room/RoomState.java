package im.herald.xmpp.room;

import java.time.Duration;
import java.util.Optional;
import org.jxmpp.jid.parts.Resourcepart;

/// Where Herald stands with one room. Times are on a clock that only goes forward.
public sealed interface RoomState {
  /// There is no session.
  record Offline() implements RoomState {}

  /// Not in the room; tries again.
  ///
  /// @param until then
  /// @param why it is not in, for people
  /// @param failures how often that was so, one after the other
  /// @param mustExist whether to look for the room first: to join one that was destroyed would make
  ///   it again
  record Waiting(Duration until, String why, int failures, boolean mustExist)
      implements RoomState {}

  /// Asked whether the room exists.
  record Looking(Duration asked, String why, int failures) implements RoomState {}

  /// Reads what was said meanwhile, before it asks to come in.
  record CatchingUp(Duration since, int failures) implements RoomState {}

  /// Asked to come in under `nick`, which is the `attempt`-th that was tried.
  record Joining(Resourcepart nick, Duration asked, int attempt, int failures)
      implements RoomState {}

  /// In the room.
  ///
  /// @param nick as the room calls Herald
  /// @param since when it came in
  /// @param checked when it last made sure that it is in (XEP-0410)
  /// @param asked when it asked about that, while there is no answer
  /// @param renamed when it last asked for the nickname that it wants
  /// @param failures how often it was out soon after it came in
  record Joined(
      Resourcepart nick,
      Duration since,
      Duration checked,
      Optional<Duration> asked,
      Duration renamed,
      int failures)
      implements RoomState {}
}
