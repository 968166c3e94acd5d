package im.herald.proxy;

import java.time.Duration;

/// What a network can do to connections.
public sealed interface Effect {
  /// What lasts until it is lifted, and holds for new connections too.
  sealed interface Lasting extends Effect {}

  /// What comes once, and then is gone.
  sealed interface Once extends Effect {}

  /// Octets arrive later, in their order.
  ///
  /// @param jitter up to so much more or less
  /// @param seed of the jitter
  record Latency(Duration usual, Duration jitter, long seed) implements Lasting {}

  /// No more than so many octets go through one connection in a second.
  record Bandwidth(int octetsPerSecond) implements Lasting {}

  /// Octets go in pieces of so many.
  record Slices(int octets) implements Lasting {}

  /// Nothing goes through, no end and no reset either; both sides stay connected to the proxy. What
  /// waits goes on when it is lifted.
  record StopForwarding() implements Lasting {}

  /// Who connects is turned away. Those that are connected stay.
  record Refuse() implements Lasting {}

  /// All open connections end in this direction, and go on in the other.
  record HalfClose() implements Once {}

  /// All open connections are reset, on both sides.
  record Reset() implements Once {}

  /// So many octets from now on, on whichever connection, go through; then that one is reset.
  record CutAfter(long octets) implements Once {}

  /// The first connection that comes to this place is reset there.
  record CutAt(CutPoint point) implements Once {}
}
