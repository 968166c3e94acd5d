package im.herald.config;

import java.time.Duration;

/// A rate, or none.
public sealed interface Budget {
  /// At most `count` in `per`, written `60/min`. All of them may come at once.
  record Limited(int count, Duration per) implements Budget {}

  /// As many as come, written `unlimited`.
  record Unlimited() implements Budget {}
}
