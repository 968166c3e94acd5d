package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Supplier;

/// One line of `status`.
///
/// @param label what it is about, such as `Connection`
/// @param value how that is now, in words; called at each `status`, from any thread
public record StatusLine(String label, Supplier<String> value) {
  /// All of them as they are now.
  public static String text(List<StatusLine> lines) {
    return lines.stream()
        .map(line -> "%s: %s".formatted(line.label, line.value.get()))
        .collect(joining("\n"));
  }
}
