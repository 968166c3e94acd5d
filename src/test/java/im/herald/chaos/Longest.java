package im.herald.chaos;

import java.time.Duration;

/// The longest detection and the longest recovery so far. Threads: any.
final class Longest {
  private Duration detection = Duration.ZERO;
  private Duration recovery = Duration.ZERO;

  synchronized void detected(Duration after) {
    detection = max(detection, after);
  }

  synchronized void recovered(Duration after) {
    recovery = max(recovery, after);
  }

  synchronized Duration detection() {
    return detection;
  }

  synchronized Duration recovery() {
    return recovery;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
