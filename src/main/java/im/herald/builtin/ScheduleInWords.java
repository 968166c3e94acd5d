package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import im.herald.builtin.Schedules.Schedule;
import im.herald.message.Recipient;

/// Says what a schedule is and when it fires next.
public final class ScheduleInWords {
  private final TimeInWords times;

  public ScheduleInWords(TimeInWords times) {
    this.times = times;
  }

  /// Such as `next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days`, `paused`, or
  /// `over`: its time has passed, whether it was sent or was too late.
  public String next(Schedule schedule) {
    if (schedule.next().isEmpty()) {
      return "over";
    }
    return schedule.paused()
        ? "paused"
        : "next " + times.on(schedule.next().get(), schedule.zone());
  }

  /// In one line.
  String line(Schedule schedule) {
    return "%s  %s  %s".formatted(schedule.name(), schedule.when(), next(schedule));
  }

  /// In full.
  String block(Schedule schedule) {
    return """
    %s: %s
    When: %s
    To: %s
    What: %s
    From: %s\
    """
        .formatted(
            schedule.name(),
            next(schedule),
            schedule.when(),
            schedule.to().stream().map(Recipient::toString).collect(joining(", ")),
            schedule.what(),
            schedule.configured() ? "the configuration" : "chat");
  }
}
