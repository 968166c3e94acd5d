package im.herald.builtin;

import im.herald.builtin.Reminders.Reminder;
import im.herald.message.Wording;
import java.util.stream.Stream;

/// Says what a reminder is.
final class ReminderInWords {
  private final TimeInWords times;

  ReminderInWords(TimeInWords times) {
    this.times = times;
  }

  /// Such as `on Tuesday 1 December 2026 at 18:30 (Europe/Madrid), in 3 hours`.
  Wording next(Reminder reminder) {
    Wording next = times.on(reminder.next(), reminder.zone());
    return reminder.again() ? Wording.of("%s, and again", next) : next;
  }

  /// In one line.
  Wording line(Reminder reminder) {
    return Wording.joined(
        "  ",
        Stream.of(
            Wording.verbatim(Integer.toString(reminder.number())),
            next(reminder),
            Wording.verbatim(reminder.text())));
  }
}
