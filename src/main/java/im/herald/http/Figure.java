package im.herald.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One thing that is measured, as it is now.
public sealed interface Figure {
  /// In words with dots between them, such as `herald.messages.in`.
  String name();

  /// What it is, in a line.
  String help();

  /// What tells it from others of this name, which have the same keys.
  Map<String, String> labels();

  /// What only grows while Herald runs.
  record Count(String name, String help, Map<String, String> labels, long value)
      implements Figure {}

  /// What goes up and down.
  record Level(String name, String help, Map<String, String> labels, double value)
      implements Figure {}

  /// How long something took, each time it was done.
  ///
  /// @param bounds upper ones, in order
  /// @param counts one more than there are bounds, each without those before
  /// @param total all of them together
  record Spread(
      String name,
      String help,
      Map<String, String> labels,
      List<Duration> bounds,
      List<Long> counts,
      Duration total)
      implements Figure {
    public Spread {
      bounds = List.copyOf(bounds);
      counts = List.copyOf(counts);
    }
  }
}
