package im.herald.extension.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import im.herald.message.PrintedText;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a program says on standard error, for the log.
record Remarks(String name) {
  private static final Logger LOG = LoggerFactory.getLogger(Remarks.class);
  private static final int LINES = 20;

  /// Its first 20 lines.
  void log(byte[] said) {
    List<String> lines =
        new String(said, UTF_8).lines().filter(line -> !line.isBlank()).limit(LINES + 1L).toList();
    lines.stream()
        .limit(LINES)
        .forEach(line -> LOG.info("{} says: {}", name, PrintedText.of(line)));
    if (lines.size() > LINES) {
      LOG.info("{} says more than {} lines, which are not kept", name, LINES);
    }
  }
}
