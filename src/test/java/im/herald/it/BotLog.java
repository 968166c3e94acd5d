package im.herald.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/// What a bot has logged, to be read from its beginning to its end.
///
/// Threads: any.
public final class BotLog {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LAST = 25;

  private final List<String> lines = new ArrayList<>();
  private int read;

  synchronized void add(String line) {
    lines.add(line);
  }

  /// Waits for the next line with this in it, and goes on behind it.
  public String next(String fragment) {
    return next(fragment, PATIENCE);
  }

  public String next(String fragment, Duration patience) {
    try {
      return await("the bot logs \"" + fragment + "\"")
          .atMost(patience)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> find(fragment), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + last(), e);
    }
  }

  private synchronized Optional<String> find(String fragment) {
    for (int i = read; i < lines.size(); i++) {
      if (lines.get(i).contains(fragment)) {
        read = i + 1;
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  /// Goes on behind all that is there now.
  public synchronized void skip() {
    read = lines.size();
  }

  /// What has been logged with this in it and was not come by yet.
  public synchronized List<String> rest(String fragment) {
    return lines.subList(read, lines.size()).stream().filter(l -> l.contains(fragment)).toList();
  }

  /// All of it.
  public synchronized String text() {
    return String.join("\n", lines);
  }

  /// Its end, for an error message.
  public synchronized String last() {
    int first = Math.max(0, lines.size() - LAST);
    return "\nThe end of its log:\n" + String.join("\n", lines.subList(first, lines.size()));
  }
}
