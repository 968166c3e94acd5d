package im.herald.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Writes each event in the form that suits whoever reads standard error. `LogSetup` names it, and
/// `conf/logback.xml`.
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  private final LineFormat format;

  /// Logback makes it.
  public LineEncoder() {
    this(chosen(System.getenv(), STDERR));
  }

  LineEncoder(LineFormat format) {
    this.format = format;
  }

  /// Whether what this process writes to standard error is read by people, and not by the journal
  /// or a collector of logs.
  public static boolean isForPeople(Map<String, String> environment) {
    return chosen(environment, STDERR) instanceof PlainLine;
  }

  /// JSON for who asks for it, priorities for the journal, and a time for everybody else.
  ///
  /// @param environment `LOG_FORMAT` may be `json`; `JOURNAL_STREAM` is systemd's
  /// @param stderr what is open as standard error
  static LineFormat chosen(Map<String, String> environment, Path stderr) {
    if (environment.getOrDefault("LOG_FORMAT", "").equals("json")) {
      return new JsonLine();
    }
    return JournalStream.isAt(stderr, environment) ? new JournalLine() : new PlainLine();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return format.of(event).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
