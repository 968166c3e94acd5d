package im.herald.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Lets each place in the code write so many lines a minute, and tells how many more it would have
/// been: whatever strangers send, they do not fill the disk. [LogSetup] names it, and
/// `conf/logback.xml`.
public final class LogRate extends TurboFilter {
  static final int A_MINUTE = 100;
  private static final int PLACES = 1_000;

  private final LongSupplier nanoTime;

  /// By what a line says before values are put into it; those that are quiet longest go first.
  private final Map<String, Window> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > PLACES;
        }
      };

  /// Logback makes it.
  public LogRate() {
    this(System::nanoTime);
  }

  LogRate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] values,
      @Nullable Throwable thrown) {
    if (format == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      return FilterReply.NEUTRAL;
    }
    String place = place(logger, format);
    return switch (step(place)) {
      case Step.Told() -> FilterReply.NEUTRAL;
      case Step.Left() -> FilterReply.DENY;
      case Step.TooMany() -> {
        own(logger).warn("too many lines of {}: for a minute they are only counted", place);
        yield FilterReply.DENY;
      }
      case Step.ToldAgain(int left) -> {
        own(logger).warn("{} lines of {} were left out", left, place);
        yield FilterReply.NEUTRAL;
      }
    };
  }

  /// What libraries say has its values in it already.
  private static String place(Logger logger, String format) {
    String name = logger.getName();
    return name.startsWith("im.herald") ? name + " " + format : name;
  }

  private static Logger own(Logger logger) {
    return logger.getLoggerContext().getLogger(LogRate.class);
  }

  private Step step(String place) {
    synchronized (windows) {
      long now = nanoTime.getAsLong();
      return windows.computeIfAbsent(place, _ -> new Window(now)).step(now);
    }
  }

  /// What becomes of a line.
  private sealed interface Step {
    record Told() implements Step {}

    record ToldAgain(int left) implements Step {}

    record TooMany() implements Step {}

    record Left() implements Step {}
  }

  private static final class Window {
    private static final long LENGTH = Duration.ofMinutes(1).toNanos();

    private long begun;
    private int lines;

    Window(long begun) {
      this.begun = begun;
    }

    Step step(long now) {
      if (now - begun >= LENGTH) {
        int left = Math.max(0, lines - A_MINUTE);
        begun = now;
        lines = 1;
        return left > 0 ? new Step.ToldAgain(left) : new Step.Told();
      }
      lines++;
      if (lines <= A_MINUTE) {
        return new Step.Told();
      }
      return lines == A_MINUTE + 1 ? new Step.TooMany() : new Step.Left();
    }
  }
}
