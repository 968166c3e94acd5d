package im.herald.xmpp.room;

import java.util.Optional;

/// How it goes with a room, for people.
///
/// @param isIn whether Herald is in it
/// @param words as what, or why not
/// @param failure what is wrong, if something is
public record RoomView(RoomTerms terms, boolean isIn, String words, Optional<String> failure) {
  static RoomView of(RoomTerms terms, RoomState state) {
    return switch (state) {
      case RoomState.Offline() -> out(terms, "waits for the connection", Optional.empty());
      case RoomState.CatchingUp _, RoomState.Joining _ ->
          out(terms, "on the way in", Optional.empty());
      case RoomState.Waiting(_, String why, _, _) -> out(terms, "out: " + why, Optional.of(why));
      case RoomState.Looking(_, String why, _) -> out(terms, "out: " + why, Optional.of(why));
      case RoomState.Joined in ->
          new RoomView(terms, true, "in it as " + in.nick(), Optional.empty());
    };
  }

  private static RoomView out(RoomTerms terms, String words, Optional<String> failure) {
    return new RoomView(terms, false, words, failure);
  }
}
