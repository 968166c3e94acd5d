package im.herald.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong with one file, as far as it has been read.
final class Problems {
  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  /// The file that is read.
  Path file() {
    return file;
  }

  /// @param line 0 if it is about no line
  /// @param key empty if it is about no key
  void add(int line, String key, String message, String suggestion) {
    // Everything is in there, so it tells nothing.
    String shown = key.startsWith("herald.") ? key.substring("herald.".length()) : key;
    found.add(new Problem(file, line, shown, message, suggestion));
  }

  /// @throws InvalidConfigException with all that was found, if anything was
  void throwIfAny() throws InvalidConfigException {
    if (!found.isEmpty()) {
      throw asException();
    }
  }

  /// All that was found, by line.
  InvalidConfigException asException() {
    return new InvalidConfigException(
        found.stream()
            .sorted(Comparator.comparingInt(Problem::line).thenComparing(Problem::key))
            .distinct()
            .toList());
  }
}
