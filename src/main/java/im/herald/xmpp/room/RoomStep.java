package im.herald.xmpp.room;

import java.util.List;

/// What an event leads to.
///
/// @param acts in order
public record RoomStep(RoomState state, List<RoomAct> acts) {
  public RoomStep {
    acts = List.copyOf(acts);
  }

  static RoomStep to(RoomState state, RoomAct... acts) {
    return new RoomStep(state, List.of(acts));
  }
}
