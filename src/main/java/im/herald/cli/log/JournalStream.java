package im.herald.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Whether somebody reads for systemd's journal. The variable alone does not say so: whoever is
/// started by a service inherits it, and may write to a file.
final class JournalStream {
  private JournalStream() {}

  /// @param file what is written to
  /// @param environment `JOURNAL_STREAM` is the device and the inode of what the journal reads
  ///   (systemd.exec(5))
  static boolean isAt(Path file, Map<String, String> environment) {
    String stream = environment.getOrDefault("JOURNAL_STREAM", "");
    try {
      return !stream.isEmpty()
          && stream.equals(
              "%d:%d"
                  .formatted(
                      (Long) Files.getAttribute(file, "unix:dev"),
                      (Long) Files.getAttribute(file, "unix:ino")));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // No such file, or no such system: not the journal's.
      return false;
    }
  }
}
