package im.herald.config;

import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One of `schedules`: something that Herald does at set times.
///
/// @param to never empty
/// @param late a firing that was missed by no more than this is made up for; later ones are skipped
public record ScheduleConfig(
    String name, Timing timing, List<Recipient> to, Action action, Duration late) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  public ScheduleConfig {
    to = List.copyOf(to);
  }

  /// Whether a schedule can be called so, here and in chat.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static List<ScheduleConfig> allFrom(Section schedules, CronRule cron, Set<String> commands) {
    return schedules.names().stream()
        .map(name -> ScheduleReading.of(name, schedules, cron, commands))
        .toList();
  }

  /// When it fires.
  public sealed interface Timing {
    /// Whenever the wall clock of `zone` matches a Quartz cron expression.
    record Cron(String expression, ZoneId zone) implements Timing {}

    /// Again and again, `period` apart.
    record Every(Duration period) implements Timing {}

    /// Once.
    ///
    /// @param zone in which the operator thinks of it: the zone or the offset they wrote
    record At(Instant instant, ZoneId zone) implements Timing {}
  }

  /// What it does when it fires.
  public sealed interface Action {
    /// Sends this text.
    record Say(String text) implements Action {}

    /// Sends what this command answers.
    record Run(String command) implements Action {}
  }
}
