package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import im.herald.builtin.Schedules.Schedule;
import im.herald.message.Recipient;
import im.herald.message.Wording;
import java.util.stream.Stream;

/// Says what a schedule is and when it fires next.
public final class ScheduleInWords {
  private final TimeInWords times;

  public ScheduleInWords(TimeInWords times) {
    this.times = times;
  }

  /// Such as `next on Tuesday 1 December 2026 at 09:00 (Europe/Madrid), in 3 days`, `paused`, or
  /// `over`: its time has passed, whether it was sent or was too late.
  public Wording next(Schedule schedule) {
    if (schedule.next().isEmpty()) {
      return Wording.of("over");
    }
    return schedule.paused()
        ? Wording.of("paused")
        : Wording.of("next %s", times.on(schedule.next().get(), schedule.zone()));
  }

  /// In one line.
  Wording line(Schedule schedule) {
    return Wording.joined(
        "  ",
        Stream.of(
            Wording.verbatim(schedule.name()), Wording.verbatim(schedule.when()), next(schedule)));
  }

  /// In full.
  Wording block(Schedule schedule) {
    return Wording.of(
        """
        %s: %s
        When: %s
        To: %s
        What: %s
        From: %s\
        """,
        schedule.name(),
        next(schedule),
        schedule.when(),
        schedule.to().stream().map(Recipient::toString).collect(joining(", ")),
        schedule.what(),
        schedule.configured() ? Wording.of("the configuration") : Wording.of("chat"));
  }
}
