package im.herald.outbox;

/// How Herald stands to a room.
public enum Standing {
  /// It is in it: what is for the room goes out. Of what has waited for it a few at once, then one
  /// a second.
  IN,
  /// It is not: what is for the room waits, and holds nothing else up.
  OUT,
  /// It does not want to be in it any more: what waits for the room is dropped.
  GONE
}
