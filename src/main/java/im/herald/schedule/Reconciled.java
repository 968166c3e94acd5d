package im.herald.schedule;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a new configuration has changed about the schedules.
///
/// @param renamed schedules from chat whose name the configuration has taken, and what they are
///   called now
public record Reconciled(
    int added, int changed, int removed, int unchanged, Map<String, String> renamed) {
  public Reconciled {
    renamed = Map.copyOf(renamed);
  }

  /// For the answer to `reload`, such as `schedules: 2 added, 1 removed`.
  @Override
  public String toString() {
    List<String> parts =
        Stream.concat(
                Stream.of(part(added, "added"), part(changed, "changed"), part(removed, "removed")),
                renamed.entrySet().stream()
                    .map(e -> "%s from chat is now %s".formatted(e.getKey(), e.getValue())))
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty()
        ? "schedules: no change"
        : parts.stream().collect(joining(", ", "schedules: ", ""));
  }

  private static String part(int count, String what) {
    return count == 0 ? "" : count + " " + what;
  }
}
