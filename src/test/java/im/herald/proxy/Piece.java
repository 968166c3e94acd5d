package im.herald.proxy;

/// What one side sent, as it waits for its way to the other.
sealed interface Piece {
  /// When it may go, on [System#nanoTime].
  long due();

  /// @param octets each a character (ISO 8859-1)
  record Octets(String octets, long due) implements Piece {}

  /// The side has closed its output.
  record End(long due) implements Piece {}

  /// The side is gone without an end.
  record Broken(long due) implements Piece {}
}
