package im.herald.builtin;

import im.herald.message.Wording;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One line of `status`.
///
/// @param label what it is about, such as `Connection`
/// @param value how that is now, in words; called at each `status`, from any thread
public record StatusLine(Wording label, Supplier<Wording> value) {
  /// All of them as they are now.
  public static Wording text(List<StatusLine> lines) {
    return Wording.joined(
        "\n",
        lines.stream().map(line -> Wording.joined(": ", Stream.of(line.label, line.value.get()))));
  }
}
