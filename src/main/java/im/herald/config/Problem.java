package im.herald.config;

import java.nio.file.Path;

/// One thing that is wrong with the configuration.
///
/// @param file where it is written
/// @param line counted from 1; 0 if it is about no line, such as a file that is missing
/// @param key its path, such as `account.jid`; empty if it is about no key
/// @param message what is wrong
/// @param suggestion what to write or do instead
public record Problem(Path file, int line, String key, String message, String suggestion) {
  /// On one line, as `herald check` prints it: `FILE:LINE: KEY: what is wrong; what to do`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file.toString());
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (!key.isEmpty()) {
      text.append(key).append(": ");
    }
    return text.append(message).append("; ").append(suggestion).toString();
  }
}
