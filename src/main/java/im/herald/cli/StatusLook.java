package im.herald.cli;

import im.herald.builtin.StatusLine;
import im.herald.message.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/// What `status` says, for whoever cannot wait for a store that is stuck: what is not known within
/// [Look#PATIENCE] is said to be unknown. Any thread.
final class StatusLook {
  private final Map<Wording, Look<Wording>> looks = new ConcurrentHashMap<>();

  /// The lines with their values of now.
  List<StatusLine> at(List<StatusLine> lines) {
    long end = System.nanoTime() + Look.PATIENCE.toNanos();
    List<Future<Wording>> begun =
        lines.stream()
            .map(
                line ->
                    looks.computeIfAbsent(line.label(), _ -> new Look<>()).begin(line.value()::get))
            .toList();
    List<StatusLine> seen = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Wording value =
          Look.seen(begun.get(i), Duration.ofNanos(end - System.nanoTime()))
              .orElseGet(() -> Wording.of("unknown, as the store does not answer"));
      seen.add(new StatusLine(lines.get(i).label(), () -> value));
    }
    return seen;
  }
}
